using System.CommandLine;
using StagingTools.Cli.Sandboxes;
using StagingTools.Cli.Terminals;

namespace StagingTools.Cli.Commands;

/// <summary>The command tree.</summary>
internal static class StagingCommand
{
    /// <summary>Makes the tree.</summary>
    /// <param name="terminal">Where its commands read and write.</param>
    public static RootCommand Create(Terminal terminal)
    {
        RootCommand root = new("A staging environment on AWS: create, publish, sync, watch, price, remove.");
        CommonOptions.AddTo(root);
        foreach (Command job in Jobs.Commands(terminal))
            root.Add(job);
        root.Add(SandboxCommand.Create(terminal));
        return root;
    }
}
