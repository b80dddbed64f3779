namespace StagingTools.Engine.Deployments;

/// <summary>A revision of the environment's service, and what became of it.</summary>
public sealed record StagingDeploymentRecord : EnvironmentRecord
{
    /// <summary>The revision, such as <c>whatsapp-saas-staging:7</c>.</summary>
    public required string Revision { get; init; }

    /// <summary>What became of it, by its last deployment.</summary>
    public required DeploymentOutcome Status { get; init; }

    /// <summary>Whether tasks of it run in the service now. While two revisions change places, both do.</summary>
    public bool Serving { get; init; }

    /// <summary>Whether it can be gone back to; an inactive revision was deregistered.</summary>
    public bool Active { get; init; }

    /// <summary>The application's image as the revision names it.</summary>
    public required string Image { get; init; }

    /// <summary>The image's tag, as it was asked for; <see langword="null"/> when it is not known.</summary>
    public string? ImageTag { get; init; }

    /// <summary>The image's digest; <see langword="null"/> where the image is not pinned.</summary>
    public string? ImageDigest { get; init; }

    /// <summary>The ECS cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The ECS service.</summary>
    public required string Service { get; init; }

    /// <summary>The revision's ARN.</summary>
    public required string TaskDefinitionArn { get; init; }

    /// <summary>Its deployment, such as <c>ecs-svc/4711…</c>; <see langword="null"/> when it is not known.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The ARN of who registered it; <see langword="null"/> where AWS does not tell.</summary>
    public string? RegisteredBy { get; init; }

    /// <summary>When it was registered, UTC.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>The ARN of who deployed it, as it was recorded; <see langword="null"/> when it was not.</summary>
    public string? DeployedBy { get; init; }

    /// <summary>When its deployment ended, UTC, as it was recorded; <see langword="null"/> when it was not.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
