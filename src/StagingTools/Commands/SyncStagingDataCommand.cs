using System.Management.Automation;
using StagingTools.Engine.Data;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Copies production's data into an environment's database with its personal data masked.</summary>
[Cmdlet(VerbsData.Sync, "StagingData", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(StagingDataSync))]
public sealed class SyncStagingDataCommand : EnvironmentCmdlet
{
    /// <summary>Production, by reference.</summary>
    [Parameter]
    public string? Source { get; set; }

    /// <summary>The database to fill, by reference.</summary>
    [Parameter]
    public string? Target { get; set; }

    /// <summary>The sanitization rules.</summary>
    [Parameter]
    public string? Rules { get; set; }

    /// <summary>The masking key, by reference.</summary>
    [Parameter]
    public string? Key { get; set; }

    /// <summary>Tables copied at once.</summary>
    [Parameter]
    public int Jobs { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        SyncData operation = new(CreateContext());
        SyncDataRequest request = Request<SyncDataRequest>();
        return (pump, token) => pump.WriteAsync(operation.RunAsync(request, pump, token), token);
    }
}
