using System.CommandLine;
using StagingTools.Cli.Views;
using StagingTools.Sandbox;

namespace StagingTools.Cli.Sandboxes;

/// <summary><c>staging sandbox messages</c>.</summary>
internal static class MessagesCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="runner">Runs it.</param>
    public static Command Create(SandboxRunner runner)
    {
        Command command = new("messages", "Show the mail, SMS and web requests by which the sandbox told the subscribers of its topics.");
        command.SetAction(runner.Action(
            async (_, state, _, token) => await SandboxController.GetMessagesAsync(state, token),
            (_, messages, output) =>
            {
                Table table = new("time", "by", "to", "subject", "failure");
                foreach (SandboxMessage message in messages)
                {
                    table.Row(Units.Moment(message.Time), message.Protocol, message.Endpoint, message.Subject ?? "-", message.Failure ?? "-");
                    if (message.ConfirmUrl is { } url)
                        table.Note($"{message.Endpoint} confirms by: curl '{url}'");
                }

                if (!table.IsEmpty)
                    table.Write(output);
            }));
        return command;
    }
}
