namespace StagingTools.Engine.Deployments;

/// <summary>How a deployment ended.</summary>
public enum DeploymentStatus
{
    /// <summary>The new revision serves and the service is steady.</summary>
    Completed,

    /// <summary>ECS gave up on the new revision and went back to the previous one, which serves.</summary>
    RolledBack,

    /// <summary>The new revision failed and nothing was brought back.</summary>
    Failed,

    /// <summary>Another deployment took this one's place before it ended.</summary>
    Superseded,

    /// <summary>It had not ended when the time was up; it goes on without us.</summary>
    TimedOut,

    /// <summary>It began and was not followed, as was asked for.</summary>
    Started,

    /// <summary>The migration did not succeed, and so the service was never updated.</summary>
    MigrationFailed,

    /// <summary>
    /// ECS completed it and the application did not pass its smoke tests: the new revision serves, unless the deployment's
    /// rollback says otherwise.
    /// </summary>
    SmokeTestFailed,
}
