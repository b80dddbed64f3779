using StagingTools.Engine.Deployments.Smoke;

namespace StagingTools.Engine.Deployments;

/// <summary>One rollout of an image to a service, told to its end.</summary>
public sealed record StagingDeployment : EnvironmentRecord
{
    /// <summary>The id that ECS gave the deployment, such as <c>ecs-svc/4711…</c>; empty when its migration failed.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>How it ended.</summary>
    public required DeploymentStatus Status { get; init; }

    /// <summary>The ECS cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The ECS service.</summary>
    public required string Service { get; init; }

    /// <summary>The image, pinned by digest where the repository is in this account.</summary>
    public required string Image { get; init; }

    /// <summary>The tag that was asked for; <see langword="null"/> for a whole reference.</summary>
    public string? ImageTag { get; init; }

    /// <summary>The new revision.</summary>
    public required string TaskDefinitionArn { get; init; }

    /// <summary>The revision that served before.</summary>
    public string? PreviousTaskDefinitionArn { get; init; }

    /// <summary>The revision that serves now.</summary>
    public string? ServingTaskDefinitionArn { get; init; }

    /// <summary>ECS's reason, in its own words, when it did not complete; else what the smoke tests or the migration said.</summary>
    public string? Reason { get; init; }

    /// <summary>The service's events of this deployment, oldest first.</summary>
    public IReadOnlyList<DeploymentEvent> Events { get; init; } = [];

    /// <summary>The tasks of the new revision that stopped, or its migration, with their last log lines.</summary>
    public IReadOnlyList<FailedTask> FailedTasks { get; init; } = [];

    /// <summary>What the service's load balancers thought of its tasks in the end; empty without one.</summary>
    public IReadOnlyList<TargetState> Targets { get; init; } = [];

    /// <summary>The smoke tests that were made of the new revision; empty when none was.</summary>
    public IReadOnlyList<StagingSmokeTest> SmokeTests { get; init; } = [];

    /// <summary>
    /// The deployment that went back to the revision from before, after a smoke test failed; <see langword="null"/> when nothing was
    /// rolled back by StagingTools.
    /// </summary>
    public StagingDeployment? Rollback { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}
