using System.Text.Json;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>How a process of the shell face ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to its standard output.</param>
/// <param name="Errors">What it wrote to its standard error.</param>
public sealed record CliOutcome(int ExitCode, string Output, string Errors)
{
    /// <summary>The id of the error that it told; <see langword="null"/> when it told none.</summary>
    public string? ErrorId => Error?.GetProperty("id").GetString();

    /// <summary>The message of the error that it told.</summary>
    public string? Message => Error?.GetProperty("message").GetString();

    private JsonElement? Error
    {
        get
        {
            string? line = Errors.Split('\n').LastOrDefault(line => line.StartsWith("{\"error\"", StringComparison.Ordinal));
            return line is null ? null : JsonDocument.Parse(line).RootElement.GetProperty("error");
        }
    }
}
