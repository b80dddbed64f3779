namespace StagingTools.Engine.Notifications;

/// <summary>The events that people are told about.</summary>
public enum NotificationKind
{
    /// <summary>A rollout began.</summary>
    DeploymentStarted,

    /// <summary>A rollout ended well.</summary>
    DeploymentCompleted,

    /// <summary>A rollout failed, was rolled back, superseded or timed out.</summary>
    DeploymentFailed,

    /// <summary>A data sync began. Told only where its message can be edited when it ends.</summary>
    DataSyncStarted,

    /// <summary>Production's data, masked, stands in staging.</summary>
    DataSyncCompleted,

    /// <summary>A data sync failed; staging is as it was.</summary>
    DataSyncFailed,

    /// <summary>The environment's infrastructure was created or changed.</summary>
    InfrastructureChanged,

    /// <summary>Nobody used the environment for days: it is due for removal.</summary>
    RemovalDue,

    /// <summary>The environment was removed.</summary>
    EnvironmentRemoved,
}
