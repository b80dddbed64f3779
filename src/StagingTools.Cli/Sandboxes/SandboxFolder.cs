using System.CommandLine;
using StagingTools.Cli.Commands;
using StagingTools.Engine;

namespace StagingTools.Cli.Sandboxes;

/// <summary>The option that says which sandbox is meant: the folder that holds its state.</summary>
internal sealed class SandboxFolder
{
    private const string Variable = "STAGINGTOOLS_SANDBOX";

    private readonly Option<string?> option = new("--state")
    {
        Description = $"The folder that holds the sandbox's state. Default: {Variable}, then .stagingtools/sandbox here.",
        HelpName = "folder",
        Recursive = true,
    };

    /// <summary>Adds the option to a command and those below it.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.Add(option);

    /// <summary>The folder, absolute.</summary>
    /// <param name="parsed">The command line.</param>
    public string Read(ParseResult parsed)
    {
        StagingContext context = StagingContext.FromProcess(CommonOptions.WorkingDirectory(parsed));
        string given = parsed.GetValue(option)
            ?? context.Variable(Variable)
            ?? Path.Combine(".stagingtools", "sandbox");
        return Path.GetFullPath(given, context.WorkingDirectory);
    }
}
