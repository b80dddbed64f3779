using System.CommandLine;
using StagingTools.Cli.Views;
using StagingTools.Sandbox;

namespace StagingTools.Cli.Sandboxes;

/// <summary><c>staging sandbox start</c>.</summary>
internal static class StartCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="runner">Runs it.</param>
    public static Command Create(SandboxRunner runner)
    {
        SandboxOptions defaults = new() { StateDirectory = "" };
        Option<string> region = new("--region", "-r")
        {
            Description = "The region that its variables name; calls to any region are answered.",
            DefaultValueFactory = _ => defaults.Region,
        };
        Option<string> account = new("--account-id")
        {
            Description = "The twelve digits of the pretended account.",
            DefaultValueFactory = _ => defaults.AccountId,
        };
        Command command = new("start", "Start a sandbox, cleaning up after one that crashed.") { region, account };
        command.SetAction(runner.Action(
            async (parsed, state, steps, token) => RunningSandbox.Of(await SandboxController.StartAsync(
                new SandboxOptions
                {
                    StateDirectory = state,
                    Region = parsed.GetValue(region)!,
                    AccountId = parsed.GetValue(account)!,
                },
                steps,
                token)),
            (_, started, output) => Show(started.Sandbox, output)));
        return command;
    }

    private static void Show(SandboxInfo sandbox, TextWriter output)
    {
        output.WriteLine(sandbox.Banner);
        new Card()
            .Line("Endpoint", sandbox.Endpoint)
            .Line("Region", sandbox.Region)
            .Line("Account", sandbox.AccountId)
            .Line("State", sandbox.StateDirectory)
            .Line("Log", sandbox.LogPath)
            .Line("Use it", "eval \"$(staging sandbox env)\"")
            .Line("End it", "staging sandbox stop")
            .Write(output);
    }
}
