using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Lists the snapshots of a staging environment's database.</summary>
[Cmdlet(VerbsCommon.Get, "StagingSnapshot")]
[OutputType(typeof(StagingSnapshot))]
public sealed class GetStagingSnapshotCommand : EnvironmentPartCmdlet
{
    /// <summary>The snapshot's name, or a pattern.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SnapshotNameCompleter))]
    public string? Name { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        GetSnapshot operation = new(CreateContext());
        GetSnapshotRequest request = Request<GetSnapshotRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
