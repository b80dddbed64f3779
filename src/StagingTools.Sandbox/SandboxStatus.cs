namespace StagingTools.Sandbox;

/// <summary>A sandbox and everything that runs in it.</summary>
public sealed record SandboxStatus
{
    /// <summary>How to reach it.</summary>
    public required SandboxInfo Sandbox { get; init; }

    /// <summary>RDS instances.</summary>
    public required IReadOnlyList<SandboxDatabase> Databases { get; init; }

    /// <summary>ElastiCache clusters.</summary>
    public required IReadOnlyList<SandboxCache> Caches { get; init; }

    /// <summary>ECS services and their tasks.</summary>
    public required IReadOnlyList<SandboxService> Services { get; init; }

    /// <summary>Images that were pushed.</summary>
    public required IReadOnlyList<SandboxImage> Images { get; init; }

    /// <summary>What this sandbox cannot do on this machine, and what would help.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
