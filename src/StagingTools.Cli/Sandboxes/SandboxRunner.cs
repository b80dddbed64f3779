using System.CommandLine;
using StagingTools.Cli.Commands;
using StagingTools.Cli.Json;
using StagingTools.Cli.Terminals;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Sandbox;

namespace StagingTools.Cli.Sandboxes;

/// <summary>Runs a sandbox command: tells steps, writes the result, and turns the sandbox's errors into the engine's.</summary>
/// <param name="terminal">Where it writes.</param>
/// <param name="folder">Which sandbox.</param>
internal sealed class SandboxRunner(Terminal terminal, SandboxFolder folder)
{
    /// <summary>Makes a command's action.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="run">What it does, given the command line, the state folder and a place for steps.</param>
    /// <param name="view">Writes the result for people.</param>
    public Func<ParseResult, CancellationToken, Task> Action<T>(
        Func<ParseResult, string, IProgress<string>, CancellationToken, Task<T>> run, Action<ParseResult, T, TextWriter> view)
        where T : class =>
        async (parsed, token) =>
        {
            OutputFormat format = CommonOptions.Format(parsed);
            TerminalHost host = new(terminal, CommonOptions.VerbosityOf(parsed), Consent.Given, format);
            T result;
            try
            {
                result = await run(parsed, folder.Read(parsed), new Steps(host), token);
            }
            catch (SandboxException failure)
            {
                throw new StagingException("SandboxFailed", StagingErrorCategory.OperationFailed, failure.Message, failure);
            }

            if (format == OutputFormat.Json)
                terminal.Output.WriteLine(JsonText.Document(result));
            else
                view(parsed, result, terminal.Output);
        };

    /// <summary>The error of a command that needs a running sandbox.</summary>
    /// <param name="state">The state folder.</param>
    public static StagingException NotRunning(string state) =>
        new("SandboxNotRunning", StagingErrorCategory.NotFound, $"No sandbox runs in '{state}'.")
        {
            TargetInput = state,
            RecommendedAction = "Start one with 'staging sandbox start', or name its folder with --state.",
        };

    // Not Progress<T>, which would report from another thread, after the result.
    private sealed class Steps(TerminalHost host) : IProgress<string>
    {
        public void Report(string value) => host.Information(value);
    }
}
