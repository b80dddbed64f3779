namespace StagingTools.Engine.Environments.Snapshots;

/// <summary>Where a snapshot comes from.</summary>
public enum SnapshotKind
{
    /// <summary>Somebody made it. It stays until somebody removes it.</summary>
    Manual,

    /// <summary>RDS or AWS Backup makes and removes it, by the retention period.</summary>
    Automated,

    /// <summary>The removal of an environment made it. It stays until somebody removes it.</summary>
    Final,
}
