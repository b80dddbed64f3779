using System.CommandLine;
using StagingTools.Cli.Terminals;

namespace StagingTools.Cli.Commands;

/// <summary>The options of commands that change something.</summary>
internal sealed class ConsentOptions
{
    private readonly Option<bool> force = new("--force") { Description = "Go on without being asked." };
    private readonly Option<bool> whatIf = new("--what-if")
    {
        Description = "Show what would be done, by a real plan, and change nothing.",
    };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(force);
        command.Add(whatIf);
    }

    /// <summary>What the user said in advance.</summary>
    /// <param name="parsed">The command line.</param>
    public Consent Read(ParseResult parsed) =>
        parsed.GetValue(whatIf) ? Consent.ShowOnly
        : parsed.GetValue(force) ? Consent.Given
        : Consent.Ask;
}
