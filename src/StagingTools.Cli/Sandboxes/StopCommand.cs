using System.CommandLine;
using StagingTools.Sandbox;

namespace StagingTools.Cli.Sandboxes;

/// <summary><c>staging sandbox stop</c>.</summary>
internal static class StopCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="runner">Runs it.</param>
    public static Command Create(SandboxRunner runner)
    {
        Command command = new("stop", "End every process of a sandbox and remove its folder. Does nothing where there is none.");
        command.SetAction(runner.Action(
            async (_, state, steps, token) =>
            {
                bool stopped = await SandboxController.StopAsync(state, token);
                steps.Report(stopped ? $"The sandbox in '{state}' has ended." : $"No sandbox runs in '{state}'.");
                return new Stopped(stopped, state);
            },
            (_, _, _) => { }));
        return command;
    }

    private sealed record Stopped(bool WasRunning, string StateDirectory);
}
