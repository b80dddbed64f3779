using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Costs;

/// <summary>Prices the resources of a state or a plan, which takes no question to AWS.</summary>
internal static class ResourceCost
{
    private const string Unknown = "unknown";

    /// <summary>The sum of a month.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="sheet">The prices.</param>
    /// <param name="region">Whose prices.</param>
    public static EstimateLine Of(IReadOnlyList<StateResource> resources, PriceSheet sheet, string region)
    {
        Inventory inventory = Take(resources);
        // Nothing sends data to the internet where nothing is.
        return inventory.IsEmpty
            ? new EstimateLine(ExpectedCost.Total, null, 0, null)
            : new Estimate(sheet, UsageAssumptions.Load(), region).Lines(inventory)[^1];
    }

    private static Inventory Take(IReadOnlyList<StateResource> resources)
    {
        StateResource? database = Of("aws_db_instance").FirstOrDefault();
        StateResource? cache = Of("aws_elasticache_cluster").FirstOrDefault();
        string type = Of("aws_launch_template").FirstOrDefault()?.Text("instance_type") ?? Unknown;
        int instances = Of("aws_autoscaling_group").Sum(group => group.Number("desired_capacity") ?? group.Number("min_size") ?? 1);
        return new Inventory
        {
            Database = database is null
                ? null
                : new DatabaseItem(
                    database.Text("instance_class") ?? Unknown,
                    database.Text("engine") ?? Unknown,
                    database.Text("storage_type") ?? Unknown,
                    database.Number("allocated_storage") ?? 0,
                    database.Flag("multi_az") ?? false,
                    "available"),
            Cache = cache is null ? null : new CacheItem(cache.Text("node_type") ?? Unknown, cache.Number("num_cache_nodes") ?? 1),
            HasCluster = Of("aws_ecs_cluster").Any(),
            InstanceTypes = [.. Enumerable.Repeat(type, instances)],
            Secrets = Of("aws_secretsmanager_secret").Count(),
            LogGroups =
            [
                .. Of("aws_cloudwatch_log_group").Select(group => new LogGroupItem(group.Text("name") ?? "", 0, group.Number("retention_in_days"))),
            ],
        };

        IEnumerable<StateResource> Of(string wanted) => resources.Where(resource => resource.Type == wanted);
    }
}
