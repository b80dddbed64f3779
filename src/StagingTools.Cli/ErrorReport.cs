using StagingTools.Cli.Json;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Cli;

/// <summary>An error as it stands on the error stream.</summary>
internal static class ErrorReport
{
    /// <summary>Writes an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="format">For people, or as one line of JSON.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(StagingException error, OutputFormat format, TextWriter writer)
    {
        if (format == OutputFormat.Json)
        {
            writer.WriteLine(JsonText.Line(new
            {
                Error = new
                {
                    Id = error.ErrorId,
                    error.Category,
                    error.Message,
                    Target = error.TargetInput,
                    error.RecommendedAction,
                    ExitCode = ExitCodes.For(error.Category),
                },
            }));
            return;
        }

        writer.WriteLine($"error: {error.Message} [{error.ErrorId}]");
        if (error.RecommendedAction is { Length: > 0 } action)
            writer.WriteLine($"  → {action}");
    }
}
