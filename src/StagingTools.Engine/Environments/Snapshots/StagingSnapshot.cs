namespace StagingTools.Engine.Environments.Snapshots;

/// <summary>A snapshot of an environment's database. It outlives the environment.</summary>
public sealed record StagingSnapshot : EnvironmentRecord
{
    /// <summary>RDS's identifier, such as <c>whatsapp-saas-staging-manual-20260131184500</c>; <c>rds:…</c> for automated ones.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>RDS's own word: <c>creating</c>, <c>available</c>, <c>failed</c>; <c>deleted</c> after a removal.</summary>
    public required string Status { get; init; }

    /// <summary>Where it comes from.</summary>
    public required SnapshotKind Kind { get; init; }

    /// <summary>The database's storage at that time in GiB, which a restored database gets again.</summary>
    public int? SizeGB { get; init; }

    /// <summary>The engine, such as <c>postgres</c>.</summary>
    public string? Engine { get; init; }

    /// <summary>The engine's version, such as <c>15.4</c>.</summary>
    public string? EngineVersion { get; init; }

    /// <summary>Whether it is encrypted at rest.</summary>
    public bool? Encrypted { get; init; }

    /// <summary>The moment whose data it holds, UTC; <see langword="null"/> while it is only being prepared.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>How much of it is made, 0 to 100.</summary>
    public int? PercentProgress { get; init; }

    /// <summary>
    /// What a month of it costs at most, in USD: RDS charges what changed since the snapshot before, and nothing up to the size
    /// of the databases that there are. <see langword="null"/> when the region's price is not known.
    /// </summary>
    public decimal? MonthlyCost { get; init; }

    /// <summary>Whether the data in it is masked, as the database said then; <see langword="null"/> when it did not say.</summary>
    public bool? DataSanitized { get; init; }

    /// <summary>The ARN of who made it; <see langword="null"/> for what StagingTools did not make on request.</summary>
    public string? CreatedBy { get; init; }
}
