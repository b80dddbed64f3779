using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Removes snapshots of a staging environment's database.</summary>
/// <remarks>The one thing besides the environment that binds from the pipeline: a snapshot is piped here to be removed.</remarks>
[Cmdlet(VerbsCommon.Remove, "StagingSnapshot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(StagingSnapshot))]
public sealed class RemoveStagingSnapshotCommand : EnvironmentPartCmdlet
{
    /// <summary>The snapshot's name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SnapshotId")]
    [ArgumentCompleter(typeof(SnapshotNameCompleter))]
    public string? Name { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override object? DefaultTarget => Name ?? base.DefaultTarget;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        RemoveSnapshot operation = new(CreateContext());
        RemoveSnapshotRequest request = Request<RemoveSnapshotRequest>();
        return (pump, token) => pump.WriteAsync(operation.RunAsync(request, pump, token), token);
    }
}
