namespace StagingTools.Engine.Environments;

/// <summary>What RDS's and ElastiCache's words for a state mean.</summary>
internal static class ServiceStatus
{
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html
    private static readonly string[] DatabaseBroken =
    [
        "failed", "inaccessible-encryption-credentials", "inaccessible-encryption-credentials-recoverable",
        "incompatible-create", "incompatible-network", "incompatible-option-group", "incompatible-parameters",
        "incompatible-restore", "insufficient-capacity", "restore-error", "storage-full",
    ];

    // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheCluster.html
    private static readonly string[] CacheBroken = ["deleted", "incompatible-network", "restore-failed", "create-failed"];

    /// <summary>Whether a database is there and settled; only a backup or an upkeep that disturbs nobody may run.</summary>
    public static bool IsDatabaseReady(string? status) =>
        status is "available" or "backing-up" or "configuring-enhanced-monitoring" or "configuring-log-exports"
            or "storage-optimization" or "storage-initialization";

    /// <summary>Whether a database needs somebody.</summary>
    public static bool IsDatabaseBroken(string? status) => status is null || DatabaseBroken.Contains(status, StringComparer.Ordinal);

    /// <summary>Whether a database that is not ready becomes so by itself.</summary>
    public static bool WillBeReady(string? status) =>
        !IsDatabaseBroken(status) && status is not ("stopped" or "stopping" or "deleting");

    /// <summary>Whether a cache can be used.</summary>
    public static bool IsCacheReady(string? status) => status is "available" or "snapshotting";

    /// <summary>Whether a cache needs somebody.</summary>
    public static bool IsCacheBroken(string? status) => status is null || CacheBroken.Contains(status, StringComparer.Ordinal);
}
