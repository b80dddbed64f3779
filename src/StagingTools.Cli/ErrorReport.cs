using StagingTools.Cli.Json;
using StagingTools.Cli.Terminals;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Cli;

/// <summary>An error as it stands on the error stream.</summary>
internal static class ErrorReport
{
    /// <summary>Writes an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="format">For people, or as one line of JSON.</param>
    /// <param name="terminal">Where to. On a build server the error stands beside the run as well.</param>
    public static void Write(StagingException error, OutputFormat format, Terminal terminal)
    {
        TextWriter writer = terminal.Error;
        if (terminal.Ci?.Error(error) is { } annotation)
            writer.WriteLine(annotation);
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
