using System.Globalization;
using System.Management.Automation;
using StagingTools.Pumping;

namespace StagingTools.Sandboxes;

/// <summary>Lets a sandbox refuse a share of all requests, as AWS does on a bad day.</summary>
[Cmdlet(VerbsCommon.Set, "StagingSandboxFault", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType("StagingTools.StagingSandboxFault")]
public sealed class SetStagingSandboxFaultCommand : SandboxCmdlet
{
    /// <summary>Requests of a hundred that are throttled.</summary>
    [Parameter]
    public double ThrottlingPercent { get; set; }

    /// <summary>Requests of a hundred that end in an error of the service itself.</summary>
    [Parameter]
    public double ErrorPercent { get; set; }

    /// <summary>The services that it is about, by their signing names.</summary>
    [Parameter]
    public string[] Service { get; set; } = [];

    /// <summary>Begins the row of chances.</summary>
    [Parameter]
    public int Seed { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        if (!ShouldProcess(StateDirectory ?? ".stagingtools/sandbox", "Set faults"))
            return (_, _) => Task.CompletedTask;
        List<string> arguments =
        [
            "fault",
            "--throttling", ThrottlingPercent.ToString(CultureInfo.InvariantCulture),
            "--errors", ErrorPercent.ToString(CultureInfo.InvariantCulture),
            "--seed", Seed.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (string service in Service)
            arguments.AddRange(["--service", service]);
        return Command(
            arguments,
            (faults, pump, token) => pump.OutputAsync(JsonObjects.Typed(faults, "StagingTools.StagingSandboxFault"), token));
    }
}
