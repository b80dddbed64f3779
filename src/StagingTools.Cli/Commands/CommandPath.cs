using System.CommandLine.Parsing;

namespace StagingTools.Cli.Commands;

/// <summary>Names a command as the user typed it.</summary>
internal static class CommandPath
{
    /// <summary>The command and those above it, such as <c>staging</c>, <c>sandbox</c>, <c>start</c>.</summary>
    /// <param name="command">The command.</param>
    public static IEnumerable<string> Path(this CommandResult command) =>
        (command.Parent is CommandResult parent ? parent.Path() : [])
            .Append(command.Parent is null ? "staging" : command.Command.Name);
}
