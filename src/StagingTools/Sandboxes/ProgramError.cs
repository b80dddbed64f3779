using System.Text.Json;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandboxes;

/// <summary>An error as the command line writes it with <c>--output json</c>.</summary>
internal static class ProgramError
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">A line of the error stream.</param>
    /// <returns>The error; <see langword="null"/> when the line is something else.</returns>
    public static StagingException? Parse(string line)
    {
        if (!line.StartsWith("{\"error\":", StringComparison.Ordinal))
            return null;
        try
        {
            JsonElement error = JsonSerializer.Deserialize<JsonElement>(line).GetProperty("error");
            return new StagingException(
                error.GetProperty("id").GetString()!,
                Enum.Parse<StagingErrorCategory>(error.GetProperty("category").GetString()!),
                error.GetProperty("message").GetString()!)
            {
                TargetInput = error.GetProperty("target").GetString(),
                RecommendedAction = error.GetProperty("recommendedAction").GetString(),
            };
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or ArgumentException)
        {
            return null;
        }
    }
}
