using System.CommandLine;
using StagingTools.Cli.Views;
using StagingTools.Sandbox;

namespace StagingTools.Cli.Sandboxes;

/// <summary><c>staging sandbox status</c>.</summary>
internal static class StatusCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="runner">Runs it.</param>
    public static Command Create(SandboxRunner runner)
    {
        Command command = new("status", "Show a sandbox and everything that runs in it.");
        command.SetAction(runner.Action(
            async (_, state, _, token) =>
                await SandboxController.GetAsync(state, token) ?? throw SandboxRunner.NotRunning(state),
            (_, status, output) => Show(status, output)));
        return command;
    }

    private static void Show(SandboxStatus status, TextWriter output)
    {
        output.WriteLine(status.Sandbox.Banner);
        new Card()
            .Line("Endpoint", status.Sandbox.Endpoint)
            .Line("Region", status.Sandbox.Region)
            .Line("Account", status.Sandbox.AccountId)
            .Line("Process", FormattableString.Invariant($"{status.Sandbox.ProcessId}"))
            .Line("Started", Units.Moment(status.Sandbox.StartedAt))
            .Line("State", status.Sandbox.StateDirectory)
            .Line("Log", status.Sandbox.LogPath)
            .Write(output);
        Write(output, status.Databases);
        Write(output, status.Caches);
        Write(output, status.Services);
        Write(output, status.Images);
        foreach (string warning in status.Warnings)
            output.WriteLine($"warning: {warning}");
    }

    private static void Write<T>(TextWriter output, IReadOnlyList<T> items)
    {
        foreach (T item in items)
            output.WriteLine(item);
    }
}
