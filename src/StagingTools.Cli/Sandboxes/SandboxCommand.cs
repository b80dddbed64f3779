using System.CommandLine;
using StagingTools.Cli.Terminals;

namespace StagingTools.Cli.Sandboxes;

/// <summary>The commands of the local stand-in for AWS.</summary>
internal static class SandboxCommand
{
    /// <summary>Makes the command and those below it.</summary>
    /// <param name="terminal">Where they write.</param>
    public static Command Create(Terminal terminal)
    {
        Command command = new("sandbox", "Try everything without an AWS account, on a local stand-in for AWS.");
        SandboxFolder folder = new();
        folder.AddTo(command);
        SandboxRunner runner = new(terminal, folder);
        command.Add(StartCommand.Create(runner));
        command.Add(StatusCommand.Create(runner));
        command.Add(EnvCommand.Create(runner));
        command.Add(PushCommand.Create(runner));
        command.Add(DatabaseCommand.Create(runner));
        command.Add(FaultCommand.Create(runner));
        command.Add(MessagesCommand.Create(runner));
        command.Add(StopCommand.Create(runner));
        return command;
    }
}
