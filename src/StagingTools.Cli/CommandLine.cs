using System.CommandLine;
using System.CommandLine.Invocation;
using StagingTools.Cli.Commands;
using StagingTools.Cli.Json;
using StagingTools.Cli.Terminals;
using StagingTools.Engine.Errors;

namespace StagingTools.Cli;

/// <summary>The <c>staging</c> command: parses, runs, and turns what comes out into an exit code.</summary>
/// <param name="terminal">Where it reads and writes.</param>
/// <param name="root">The command tree.</param>
internal sealed class CommandLine(Terminal terminal, RootCommand root)
{
    /// <summary>The product's own command line.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public CommandLine(Terminal terminal)
        : this(terminal, StagingCommand.Create(terminal))
    {
    }

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="cancellationToken">Interrupts the command.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        ParseResult parsed = root.Parse(arguments);
        OutputFormat format = CommonOptions.FormatOf(arguments);
        if (parsed.Action is ParseErrorAction)
            return await RefuseAsync(parsed, format, cancellationToken);

        InvocationConfiguration configuration = new()
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            // Interruption is this program's own affair: terraform needs longer than the library would wait.
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OutputClosedException)
        {
            return ExitCodes.OutputClosed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception failure)
        {
            StagingException error = StagingErrors.Translate(failure);
            ErrorReport.Write(error, format, terminal);
            if (CommonOptions.IsVerbose(parsed) && failure is not StagingException { InnerException: null })
                await terminal.Error.WriteLineAsync(failure.ToString());
            return ExitCodes.For(error.Category);
        }
    }

    private async Task<int> RefuseAsync(ParseResult parsed, OutputFormat format, CancellationToken cancellationToken)
    {
        string command = string.Join(' ', parsed.CommandResult.Path());
        if (parsed.UnmatchedTokens.Count == 0 && parsed.CommandResult.Command.Subcommands.Count > 0)
        {
            ParseResult help = parsed.CommandResult.Command.Parse(["--help"]);
            await help.InvokeAsync(new InvocationConfiguration { Output = terminal.Error }, cancellationToken);
            return ExitCodes.For(StagingErrorCategory.InvalidArgument);
        }

        StagingException error = new(
            "InvalidCommandLine", StagingErrorCategory.InvalidArgument, ParseProblems.Describe(parsed))
        {
            RecommendedAction = $"See '{command} --help'.",
        };
        ErrorReport.Write(error, format, terminal);
        return ExitCodes.For(error.Category);
    }
}
