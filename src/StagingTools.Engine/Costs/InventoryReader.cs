using Amazon.CloudWatchLogs.Model;
using Amazon.ECS.Model;
using Amazon.ElastiCache.Model;
using Amazon.RDS.Model;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using Filter = Amazon.SecretsManager.Model.Filter;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Costs;

/// <summary>Looks at the resources of an environment. None of these questions costs money.</summary>
internal sealed class InventoryReader(AwsSession session, EnvironmentName name)
{
    private const int InstancesPerQuestion = 100;

    /// <summary>Looks.</summary>
    public async Task<Inventory> ReadAsync(CancellationToken cancellationToken)
    {
        Task<DatabaseItem?> database = DatabaseAsync(cancellationToken);
        Task<CacheItem?> cache = CacheAsync(cancellationToken);
        Task<Inventory> cluster = ClusterAsync(cancellationToken);
        Task<int> secrets = SecretsAsync(cancellationToken);
        Task<IReadOnlyList<LogGroupItem>> groups = LogGroupsAsync(cancellationToken);
        await Task.WhenAll(database, cache, cluster, secrets, groups);
        return await cluster with
        {
            Database = await database,
            Cache = await cache,
            Secrets = await secrets,
            LogGroups = await groups,
        };
    }

    private async Task<DatabaseItem?> DatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            DescribeDBInstancesResponse response = await session.Rds.DescribeDBInstancesAsync(
                new DescribeDBInstancesRequest { DBInstanceIdentifier = name.DatabaseInstance }, cancellationToken);
            return response.DBInstances is [{ } instance, ..]
                ? new DatabaseItem(
                    instance.DBInstanceClass ?? "unknown",
                    instance.Engine ?? "unknown",
                    instance.StorageType ?? "unknown",
                    instance.AllocatedStorage ?? 0,
                    instance.MultiAZ ?? false,
                    instance.DBInstanceStatus ?? "unknown")
                : null;
        }
        catch (DBInstanceNotFoundException)
        {
            return null;
        }
    }

    private async Task<CacheItem?> CacheAsync(CancellationToken cancellationToken)
    {
        try
        {
            DescribeCacheClustersResponse response = await session.ElastiCache.DescribeCacheClustersAsync(
                new DescribeCacheClustersRequest { CacheClusterId = name.CacheCluster }, cancellationToken);
            return response.CacheClusters is [{ } cluster, ..]
                ? new CacheItem(cluster.CacheNodeType ?? "unknown", cluster.NumCacheNodes ?? 1)
                : null;
        }
        catch (CacheClusterNotFoundException)
        {
            return null;
        }
    }

    private async Task<Inventory> ClusterAsync(CancellationToken cancellationToken)
    {
        Cluster? cluster = (await session.Ecs.DescribeClustersAsync(
            new DescribeClustersRequest { Clusters = [name.Cluster] }, cancellationToken)).Clusters?.FirstOrDefault();
        if (cluster is null or { Status: "INACTIVE" })
            return new Inventory();

        var arns = new List<string>();
        string? token = null;
        do
        {
            ListContainerInstancesResponse page = await session.Ecs.ListContainerInstancesAsync(
                new ListContainerInstancesRequest { Cluster = name.Cluster, NextToken = token }, cancellationToken);
            arns.AddRange(page.ContainerInstanceArns ?? []);
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));

        var types = new List<string>();
        int tasksOnInstances = 0;
        foreach (string[] some in arns.Chunk(InstancesPerQuestion))
        {
            DescribeContainerInstancesResponse response = await session.Ecs.DescribeContainerInstancesAsync(
                new DescribeContainerInstancesRequest { Cluster = name.Cluster, ContainerInstances = [.. some] }, cancellationToken);
            foreach (ContainerInstance instance in response.ContainerInstances ?? [])
            {
                // The agent registers the type as an attribute; asking EC2 would take one more permission.
                types.Add(instance.Attributes?.Find(one => one.Name == "ecs.instance-type")?.Value ?? "unknown");
                tasksOnInstances += instance.RunningTasksCount ?? 0;
            }
        }

        return new Inventory
        {
            HasCluster = true,
            InstanceTypes = types,
            FargateTasks = Math.Max(0, (cluster.RunningTasksCount ?? 0) - tasksOnInstances),
        };
    }

    private async Task<int> SecretsAsync(CancellationToken cancellationToken)
    {
        string prefix = name.Secret("");
        int count = 0;
        string? token = null;
        do
        {
            // Secrets that wait for their deletion are left out by AWS, and cost nothing.
            ListSecretsResponse page = await session.SecretsManager.ListSecretsAsync(
                new ListSecretsRequest
                {
                    Filters = [new Filter { Key = FilterNameStringType.Name, Values = [prefix] }],
                    NextToken = token,
                },
                cancellationToken);
            count += (page.SecretList ?? []).Count(secret => secret.Name?.StartsWith(prefix, StringComparison.Ordinal) == true);
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
        return count;
    }

    private async Task<IReadOnlyList<LogGroupItem>> LogGroupsAsync(CancellationToken cancellationToken)
    {
        var groups = new List<LogGroupItem>();
        foreach (string prefix in (string[])[name.ApplicationLogGroup, $"/aws/rds/instance/{name.DatabaseInstance}/", $"/aws/lambda/{name.Stem}-"])
        {
            string? token = null;
            do
            {
                DescribeLogGroupsResponse page = await session.Logs.DescribeLogGroupsAsync(
                    new DescribeLogGroupsRequest { LogGroupNamePrefix = prefix, NextToken = token }, cancellationToken);
                groups.AddRange((page.LogGroups ?? []).Select(
                    group => new LogGroupItem(group.LogGroupName ?? "", group.StoredBytes ?? 0, group.RetentionInDays)));
                token = page.NextToken;
            }
            while (!string.IsNullOrEmpty(token));
        }

        return groups;
    }
}
