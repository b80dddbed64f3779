using System.CommandLine;
using System.Globalization;
using StagingTools.Cli.Views;
using StagingTools.Sandbox;

namespace StagingTools.Cli.Sandboxes;

/// <summary><c>staging sandbox fault</c>.</summary>
internal static class FaultCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="runner">Runs it.</param>
    public static Command Create(SandboxRunner runner)
    {
        Option<double> throttling = new("--throttling") { Description = "Requests of a hundred that are throttled.", HelpName = "percent" };
        Option<double> errors = new("--errors")
        {
            Description = "Requests of a hundred that end in an error of the service itself.",
            HelpName = "percent",
        };
        Option<string[]> service = new("--service")
        {
            Description = "A service that it is about, by its signing name, such as rds; may be repeated. Default: all.",
            HelpName = "text",
        };
        Option<int> seed = new("--seed") { Description = "Begins the row of chances: the same seed refuses the same requests.", HelpName = "number" };
        Command command = new("fault", "Let the sandbox refuse a share of all requests, as AWS does on a bad day. Without options it ends that.")
        {
            throttling, errors, service, seed,
        };
        command.SetAction(runner.Action(
            async (parsed, state, _, token) => await SandboxController.SetFaultsAsync(
                state,
                new SandboxFaults
                {
                    ThrottlingPercent = parsed.GetValue(throttling),
                    ErrorPercent = parsed.GetValue(errors),
                    Services = parsed.GetValue(service) ?? [],
                    Seed = parsed.GetValue(seed),
                },
                token),
            (_, faults, output) => new Card()
                .Line("Throttled", string.Create(CultureInfo.InvariantCulture, $"{faults.ThrottlingPercent} of 100 requests"))
                .Line("Failing", string.Create(CultureInfo.InvariantCulture, $"{faults.ErrorPercent} of 100 requests"))
                .Line("Services", faults.Services.Count == 0 ? "all" : string.Join(", ", faults.Services))
                .Write(output)));
        return command;
    }
}
