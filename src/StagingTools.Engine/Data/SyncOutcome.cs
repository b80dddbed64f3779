using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data;

/// <summary>What a run did.</summary>
/// <param name="Tables">The tables, the largest first.</param>
/// <param name="Gates">The gates that were passed.</param>
/// <param name="OrphanedKeys">Foreign keys that production itself breaks.</param>
/// <param name="SnapshotId">The name of the snapshot that was read.</param>
internal sealed record SyncOutcome(
    IReadOnlyList<CopiedTable> Tables,
    IReadOnlyList<StagingDataGate> Gates,
    IReadOnlyList<OrphanedKey> OrphanedKeys,
    string SnapshotId)
{
    /// <summary>The database from before.</summary>
    public string Previous { get; init; } = "";

    /// <summary>How long the snapshot was held.</summary>
    public TimeSpan SnapshotHeld { get; init; }
}
