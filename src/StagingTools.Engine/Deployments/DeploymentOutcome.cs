namespace StagingTools.Engine.Deployments;

/// <summary>What became of a revision, by its last deployment.</summary>
public enum DeploymentOutcome
{
    /// <summary>It was rolled out in full.</summary>
    Completed,

    /// <summary>ECS gave up on it and went back to the revision from before.</summary>
    RolledBack,

    /// <summary>It failed and nothing was brought back.</summary>
    Failed,

    /// <summary>Another deployment took its place before it had ended.</summary>
    Superseded,

    /// <summary>Its migration failed, so it never served.</summary>
    MigrationFailed,

    /// <summary>It was rolled out in full and did not pass its smoke tests.</summary>
    SmokeTestFailed,

    /// <summary>It served until somebody went back from it.</summary>
    Undone,

    /// <summary>It is being rolled out.</summary>
    InProgress,

    /// <summary>Nothing is recorded and AWS no longer tells; perhaps it was never deployed.</summary>
    Unknown,
}
