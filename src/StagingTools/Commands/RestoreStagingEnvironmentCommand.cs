using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine.Environments.Restores;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Replaces an environment's database by what it was: a snapshot, or a moment within its automated backups.</summary>
/// <remarks>The snapshot binds from the pipeline besides the environment: it is piped here to be restored.</remarks>
[Cmdlet(VerbsData.Restore, "StagingEnvironment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(StagingEnvironmentRestore))]
public sealed class RestoreStagingEnvironmentCommand : EnvironmentStateCmdlet
{
    /// <summary>The snapshot to restore.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SnapshotId")]
    [ArgumentCompleter(typeof(SnapshotNameCompleter))]
    public string? Snapshot { get; set; }

    /// <summary>The moment to restore.</summary>
    [Parameter]
    [Moment]
    public string? PointInTime { get; set; }

    /// <summary>Restores the latest moment that the automated backups reach.</summary>
    [Parameter]
    public SwitchParameter Latest { get; set; }

    /// <summary>Makes no snapshot of the current database.</summary>
    [Parameter]
    public SwitchParameter SkipSafetySnapshot { get; set; }

    /// <summary>Keeps the replaced instance.</summary>
    [Parameter]
    public SwitchParameter KeepPrevious { get; set; }

    /// <summary>Seconds to wait for RDS and ECS altogether.</summary>
    [Parameter]
    public int Timeout { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        RestoreEnvironment operation = new(CreateContext());
        RestoreEnvironmentRequest request = Request<RestoreEnvironmentRequest>();
        return (pump, token) => pump.WriteAsync(operation.RunAsync(request, pump, token), token);
    }
}
