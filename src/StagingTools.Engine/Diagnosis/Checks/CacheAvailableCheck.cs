using StagingTools.Engine.Environments;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether ElastiCache says that the cache runs.</summary>
internal sealed class CacheAvailableCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "CacheAvailable";

    /// <inheritdoc/>
    public string Category => "Cache";

    /// <inheritdoc/>
    public string Title => "the cache cluster";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Credentials"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["elasticache:DescribeCacheClusters"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        if (await scene.Stores.FindCacheAsync(cancellationToken) is not { } cache)
            return CheckResult.Failed($"There is no cache {scene.Name.CacheCluster}.", "Make it with 'staging new'.");

        string[] evidence = [$"{cache.CacheClusterId} is {cache.CacheClusterStatus}", $"{cache.Engine} {cache.EngineVersion} on {cache.CacheNodeType}"];
        if (ServiceStatus.IsCacheReady(cache.CacheClusterStatus))
            return CheckResult.Passed(evidence);

        CheckResult broken = ServiceStatus.IsCacheBroken(cache.CacheClusterStatus)
            ? CheckResult.Failed($"The cache is {cache.CacheClusterStatus}.", "Remove it in the console of ElastiCache, then run 'staging new'.")
            : CheckResult.Warning($"The cache is {cache.CacheClusterStatus}.", "Wait until it is available.");
        return broken with { Evidence = evidence };
    }
}
