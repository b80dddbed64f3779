using System.Globalization;
using StagingTools.Sandbox.CloudWatch;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.ElastiCache;

/// <summary>What ElastiCache measures of a cluster, of the server behind it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html</remarks>
internal sealed class CacheMetrics(SandboxContext context, ElastiCacheStore store) : IMetricSource
{
    private static readonly (string Counter, string Metric, string Unit)[] s_counters =
    [
        ("evicted_keys", "Evictions", "Count"),
        ("keyspace_hits", "CacheHits", "Count"),
        ("keyspace_misses", "CacheMisses", "Count"),
        ("total_connections_received", "NewConnections", "Count"),
        ("total_net_input_bytes", "NetworkBytesIn", "Bytes"),
        ("total_net_output_bytes", "NetworkBytesOut", "Bytes"),
    ];

    private readonly MetricRates _rates = new(context.Time);

    /// <inheritdoc/>
    public IReadOnlyList<MeasuredResource> Find()
    {
        lock (store.Gate)
        {
            return
            [
                .. store.Clusters.Where(cluster => cluster.Status == "available" && cluster.Server.IsRunning)
                    .Select(cluster => new MeasuredResource($"elasticache {cluster.Identifier} {cluster.Server.Pid}", cluster.Region, cluster)),
            ];
        }
    }

    /// <inheritdoc/>
    public async Task MeasureAsync(MeasuredResource resource, ProcessUsage? usage, CancellationToken cancellationToken)
    {
        var cluster = (CacheCluster)resource.Subject;
        IReadOnlyDictionary<string, string> info = await cluster.Server.InfoAsync(cancellationToken).ConfigureAwait(false);
        double Number(string name) => double.Parse(info[name], CultureInfo.InvariantCulture);
        async Task AddAsync(string name, double value, string unit)
        {
            // A node's values stand for its cluster, too.
            KeyValuePair<string, string> own = new("CacheClusterId", cluster.Identifier);
            foreach (KeyValuePair<string, string>[] dimensions in new[] { [own], new[] { own, new("CacheNodeId", "0001") } })
            {
                await context.Metrics.AddAsync(
                    resource.Region, "AWS/ElastiCache", name, dimensions, value, unit, context.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            }
        }

        // Its own connection is not a client's.
        await AddAsync("CurrConnections", Math.Max(0, Number("connected_clients") - 1), "Count").ConfigureAwait(false);
        await AddAsync("BytesUsedForCache", Number("used_memory"), "Bytes").ConfigureAwait(false);
        await AddAsync("DatabaseMemoryUsagePercentage", 100 * Number("used_memory") / Number("maxmemory"), "Percent").ConfigureAwait(false);
        foreach ((string counter, string metric, string unit) in s_counters)
        {
            if (_rates.Since($"{resource.Key} {counter}", Number(counter)) is { } since) await AddAsync(metric, since.Growth, unit).ConfigureAwait(false);
        }

        if (cluster.Server.Pid is { } pid && usage?.Of(pid) is { } used && _rates.Processors($"{resource.Key} processor", used.Seconds) is { } percent)
            await AddAsync("CPUUtilization", percent, "Percent").ConfigureAwait(false);
    }
}
