namespace StagingTools.Engine.Costs;

/// <summary>On-demand prices of one region in the sheet's currency; <see langword="null"/> and missing ones are unknown.</summary>
internal sealed record RegionPrices
{
    /// <summary>The region whose prices count here too.</summary>
    public string? SameAs { get; init; }

    /// <summary>An hour of a PostgreSQL instance in one zone, by class.</summary>
    public IReadOnlyDictionary<string, decimal> DatabaseInstanceHour { get; init; } = new Dictionary<string, decimal>();

    /// <summary>A GB of database storage in one zone for a month, by storage type.</summary>
    public IReadOnlyDictionary<string, decimal> DatabaseStorageGbMonth { get; init; } = new Dictionary<string, decimal>();

    /// <summary>A GB of snapshots for a month, beyond what is free with the databases.</summary>
    public decimal? DatabaseBackupGbMonth { get; init; }

    /// <summary>An hour of a Redis node, by type.</summary>
    public IReadOnlyDictionary<string, decimal> CacheNodeHour { get; init; } = new Dictionary<string, decimal>();

    /// <summary>An hour of a Linux instance, by type.</summary>
    public IReadOnlyDictionary<string, decimal> InstanceHour { get; init; } = new Dictionary<string, decimal>();

    /// <summary>A secret for a month.</summary>
    public decimal? SecretMonth { get; init; }

    /// <summary>A GB of logs taken in.</summary>
    public decimal? LogIngestedGb { get; init; }

    /// <summary>A GB of logs kept for a month.</summary>
    public decimal? LogStoredGbMonth { get; init; }

    /// <summary>A GB sent to the internet, beyond what the account has free.</summary>
    public decimal? TransferOutGb { get; init; }
}
