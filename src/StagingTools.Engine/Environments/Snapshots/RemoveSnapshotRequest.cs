using System.ComponentModel;

namespace StagingTools.Engine.Environments.Snapshots;

/// <summary>Asks for a snapshot to be removed.</summary>
public sealed record RemoveSnapshotRequest : EnvironmentRequest
{
    /// <summary>The snapshot's name. It has to be given.</summary>
    [Description("The snapshot's name.")]
    public string? Name { get; init; }
}
