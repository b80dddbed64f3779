using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Environments;

/// <summary>A staging environment as its state and AWS describe it.</summary>
public sealed record StagingEnvironment : EnvironmentRecord
{
    /// <summary>Whether it can be used.</summary>
    public required EnvironmentStatus Status { get; init; }

    /// <summary>The twelve-digit AWS account.</summary>
    public string? AccountId { get; init; }

    /// <summary>Where the application answers; <see langword="null"/> when nothing serves yet.</summary>
    public string? ApplicationUrl { get; init; }

    /// <summary>The RDS instance's identifier.</summary>
    public string? DatabaseInstance { get; init; }

    /// <summary>RDS's own word for the instance's state, such as <c>available</c>.</summary>
    public string? DatabaseStatus { get; init; }

    /// <summary>The database server as <c>host:port</c>.</summary>
    public string? DatabaseEndpoint { get; init; }

    /// <summary>
    /// Whether the database holds masked data: false after a sync that skipped sanitization; <see langword="null"/> when no
    /// sync said so.
    /// </summary>
    public bool? DataSanitized { get; init; }

    /// <summary>The ElastiCache cluster's identifier.</summary>
    public string? CacheCluster { get; init; }

    /// <summary>ElastiCache's own word for the cluster's state.</summary>
    public string? CacheStatus { get; init; }

    /// <summary>The cache as <c>host:port</c>.</summary>
    public string? CacheEndpoint { get; init; }

    /// <summary>The ECS cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>The ECS service.</summary>
    public string? Service { get; init; }

    /// <summary>The address that images are pushed to, without tag.</summary>
    public string? RepositoryUri { get; init; }

    /// <summary>The running image, tag or digest; <see langword="null"/> before the first deployment.</summary>
    public string? Image { get; init; }

    /// <summary>The application's log group.</summary>
    public string? LogGroup { get; init; }

    /// <summary>The topic that alerts go to.</summary>
    public string? AlertTopicArn { get; init; }

    /// <summary>The names of the environment's secrets; never their values.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>When the database was created, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>
    /// The latest change of the infrastructure or deployment, UTC. What visitors do is not in it: that takes the load balancer's and
    /// the database's metrics.
    /// </summary>
    public DateTimeOffset? LastActivity { get; init; }

    /// <summary>When the environment removes itself at the latest, UTC; <see langword="null"/> for no fixed end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// What its resources cost a month at the on-demand prices of the price sheet; <see langword="null"/> when a part of it has no known price.
    /// </summary>
    public decimal? MonthlyCost { get; init; }

    /// <summary>The currency of <see cref="MonthlyCost"/>, ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>Whether it removes itself when nobody uses it.</summary>
    public bool AutoDestroyEnabled { get; init; }

    /// <summary>Idle days before it removes itself.</summary>
    public int? AutoDestroyDays { get; init; }

    /// <summary>What somebody changed beside terraform; <see langword="null"/> where it was not looked for.</summary>
    public IReadOnlyList<ResourceDrift>? Drift { get; init; }

    /// <summary>The state as <c>s3://bucket/key</c>.</summary>
    public string? StateLocation { get; init; }

    /// <summary>The file that holds terraform's outputs; set by New.</summary>
    public string? OutputsPath { get; init; }

    /// <summary>The log of the run; set by New.</summary>
    public string? LogPath { get; init; }

    /// <summary>How long the run took; set by New.</summary>
    public TimeSpan? Duration { get; init; }
}
