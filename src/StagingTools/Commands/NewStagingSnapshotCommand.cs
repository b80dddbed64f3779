using System.Management.Automation;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Makes a snapshot of a staging environment's database.</summary>
[Cmdlet(VerbsCommon.New, "StagingSnapshot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StagingSnapshot))]
public sealed class NewStagingSnapshotCommand : EnvironmentPartCmdlet
{
    /// <summary>The snapshot's name.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Returns as soon as RDS has begun to make it.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        NewSnapshot operation = new(CreateContext());
        NewSnapshotRequest request = Request<NewSnapshotRequest>();
        return (pump, token) => pump.WriteAsync(operation.RunAsync(request, pump, token), token);
    }
}
