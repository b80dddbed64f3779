using System.Globalization;
using StagingTools.Sandbox.ElastiCache;
using StagingTools.Sandbox.Rds;

namespace StagingTools.Sandbox.CostExplorer;

/// <summary>What the sandbox's own databases and caches cost, those that are gone included.</summary>
internal sealed class OwnedCosts(RdsStore rds, ElastiCacheStore cache)
{
    // RDS bills by the second from ten minutes on, ElastiCache by begun hours.
    private static readonly TimeSpan s_leastOfDatabase = TimeSpan.FromMinutes(10);

    /// <summary>All lines.</summary>
    public IReadOnlyList<CostLine> Lines(DateTimeOffset now) => [.. Databases(now), .. Caches(now)];

    private CostLine[] Databases(DateTimeOffset now)
    {
        lock (rds.Gate)
        {
            return
            [
                .. rds.Instances.Concat(rds.Retired).Where(instance => instance.CreatedAt is not null)
                    .SelectMany(instance => Lines(instance, now)),
            ];
        }
    }

    private static IEnumerable<CostLine> Lines(DbInstance instance, DateTimeOffset now)
    {
        DateTimeOffset from = instance.CreatedAt!.Value;
        DateTimeOffset to = instance.RemovedAt ?? now;
        decimal zones = instance["MultiAZ"] == "true" ? 2 : 1;
        decimal storage = decimal.Parse(instance["AllocatedStorage"]!, CultureInfo.InvariantCulture);
        var tags = new Dictionary<string, string>(instance.Tags, StringComparer.Ordinal);
        const string service = "Amazon Relational Database Service";
        yield return new CostLine(
            service,
            instance.Region,
            tags,
            from,
            to - from < s_leastOfDatabase ? from + s_leastOfDatabase : to,
            PriceList.PerHour(instance["DBInstanceClass"]) * zones);
        yield return new CostLine(
            service, instance.Region, tags, from, to, storage * PriceList.DatabaseStorage * zones / PriceList.HoursPerMonth);
    }

    private CostLine[] Caches(DateTimeOffset now)
    {
        lock (cache.Gate)
        {
            return
            [
                .. cache.Clusters.Concat(cache.Retired).Select(cluster => new CostLine(
                    "Amazon ElastiCache",
                    cluster.Region,
                    new Dictionary<string, string>(cluster.Tags, StringComparer.Ordinal),
                    cluster.CreatedAt,
                    cluster.CreatedAt
                        + TimeSpan.FromHours(Math.Ceiling(((cluster.RemovedAt ?? now) - cluster.CreatedAt).TotalHours)),
                    PriceList.PerHour(cluster["CacheNodeType"]))),
            ];
        }
    }
}
