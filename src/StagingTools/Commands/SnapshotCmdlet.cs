using System.Management.Automation;
using StagingTools.Completion;

namespace StagingTools.Commands;

/// <summary>A cmdlet about snapshots of an environment's database. <c>-Name</c> is the snapshot's here.</summary>
public abstract class SnapshotCmdlet : EnvironmentCmdlet
{
    /// <summary>The environment's name.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Environment")]
    [ArgumentCompleter(typeof(EnvironmentNameCompleter))]
    public override string EnvironmentName { get; set; } = "";
}
