using System.CommandLine;
using StagingTools.Sandbox;

namespace StagingTools.Cli.Sandboxes;

/// <summary><c>staging sandbox env</c>.</summary>
internal static class EnvCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="runner">Runs it.</param>
    public static Command Create(SandboxRunner runner)
    {
        Option<string> shell = new("--shell")
        {
            Description = "The shell that takes the lines.",
            HelpName = "sh|pwsh",
            DefaultValueFactory = _ => "sh",
        };
        shell.AcceptOnlyFromAmong("sh", "pwsh");
        Command command = new("env", "Print the variables that point at a sandbox: eval \"$(staging sandbox env)\".") { shell };
        command.SetAction(runner.Action(
            async (_, state, _, token) =>
                (await SandboxController.GetAsync(state, token) ?? throw SandboxRunner.NotRunning(state)).Sandbox.Environment,
            (parsed, variables, output) =>
            {
                Func<string, string, string> line = parsed.GetValue(shell) == "pwsh" ? ShellQuoting.Pwsh : ShellQuoting.Posix;
                foreach ((string name, string value) in variables)
                    output.WriteLine(line(name, value));
            }));
        return command;
    }
}
