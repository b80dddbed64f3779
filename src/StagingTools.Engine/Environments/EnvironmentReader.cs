using System.Globalization;
using Amazon.ECS.Model;
using Amazon.ElastiCache.Model;
using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Costs;
using StagingTools.Engine.Terraform;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Environments;

/// <summary>Describes an environment from its state and from what AWS says of its parts.</summary>
/// <param name="session">The account.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class EnvironmentReader(AwsSession session, TimeProvider timeProvider)
{
    private readonly PriceSheet prices = PriceSheet.Load();

    /// <summary>Describes one environment.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="state">Its state; the outputs of a run that broke off may be few.</param>
    /// <param name="stateLocation">Where the state lies.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<StagingEnvironment> ReadAsync(
        EnvironmentName name, StateFile state, string stateLocation, CancellationToken cancellationToken)
    {
        TerraformOutputs outputs = state.Outputs;
        var stores = new DataStores(session, name, timeProvider);
        var databaseTask = stores.FindDatabaseAsync(cancellationToken);
        var cacheTask = stores.FindCacheAsync(cancellationToken);
        var serviceTask = FindServiceAsync(name, cancellationToken);
        await Task.WhenAll(databaseTask, cacheTask, serviceTask);
        DBInstance? database = await databaseTask;
        CacheCluster? cache = await cacheTask;
        Service? service = await serviceTask;
        CacheNode? node = cache?.CacheNodes?.FirstOrDefault();
        DateTimeOffset? expiresAt = DateTimeOffset.TryParse(
            outputs.Text("expires_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset expires)
                ? expires
                : null;

        return new StagingEnvironment
        {
            Project = name.Project,
            EnvironmentName = name.Name,
            Region = session.Region,
            Status = Judge(database?.DBInstanceStatus, cache?.CacheClusterStatus, service, expiresAt <= timeProvider.GetUtcNow()),
            AccountId = outputs.Text("account_id"),
            ApplicationUrl = outputs.Text("application_url")
                ?? (service?.RunningCount > 0 ? await FindAddressAsync(name, outputs, cancellationToken) : null),
            DatabaseInstance = database?.DBInstanceIdentifier,
            DatabaseStatus = database?.DBInstanceStatus,
            DatabaseEndpoint = Endpoint(database?.Endpoint?.Address, database?.Endpoint?.Port),
            DataSanitized = DataSanitizedTag.Read(database),
            CacheCluster = cache?.CacheClusterId,
            CacheStatus = cache?.CacheClusterStatus,
            CacheEndpoint = Endpoint(node?.Endpoint?.Address, node?.Endpoint?.Port),
            Cluster = outputs.Text("ecs_cluster_name"),
            Service = service?.ServiceName,
            RepositoryUri = outputs.Text("ecr_repository_url"),
            Image = service is null ? null : await FindImageAsync(service, outputs.Text("container_name"), cancellationToken),
            LogGroup = outputs.Text("application_log_group_name"),
            AlertTopicArn = outputs.Text("sns_topic_arn"),
            Secrets = [.. outputs.Map("secret_names").Values.Order(StringComparer.Ordinal)],
            CreatedAt = Utc(database?.InstanceCreateTime),
            LastActivity = Latest([state.ChangedAt, .. (service?.Deployments ?? []).Select(deployment => Utc(deployment.CreatedAt))]),
            ExpiresAt = expiresAt,
            MonthlyCost = ResourceCost.Of(state.Resources, prices, session.Region).Amount,
            Currency = prices.Currency,
            AutoDestroyEnabled = outputs.Flag("auto_destroy_enabled") == true,
            AutoDestroyDays = outputs.Number("auto_destroy_days"),
            StateLocation = stateLocation,
        };
    }

    private static EnvironmentStatus Judge(string? database, string? cache, Service? service, bool expired)
    {
        if (ServiceStatus.IsDatabaseBroken(database) || ServiceStatus.IsCacheBroken(cache) || service is null)
            return EnvironmentStatus.Broken;
        if (expired)
            return EnvironmentStatus.Expired;

        return ServiceStatus.IsDatabaseReady(database) && ServiceStatus.IsCacheReady(cache) && service.Status == "ACTIVE"
            ? EnvironmentStatus.Available
            : EnvironmentStatus.Changing;
    }

    private static DateTimeOffset? Utc(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : null;

    private static DateTimeOffset? Latest(IEnumerable<DateTimeOffset?> times) => times.Max();

    private static string? Endpoint(string? address, int? port) =>
        address is null ? null : string.Create(CultureInfo.InvariantCulture, $"{address}:{port}");

    private async Task<Service?> FindServiceAsync(EnvironmentName name, CancellationToken cancellationToken)
    {
        try
        {
            DescribeServicesResponse answer = await session.Ecs.DescribeServicesAsync(
                new DescribeServicesRequest { Cluster = name.Cluster, Services = [name.Service] }, cancellationToken);
            // A service that was deleted answers as INACTIVE for a while.
            return answer.Services?.FirstOrDefault(service => service.Status != "INACTIVE");
        }
        catch (ClusterNotFoundException)
        {
            return null;
        }
    }

    private async Task<string?> FindImageAsync(Service service, string? container, CancellationToken cancellationToken)
    {
        DescribeTaskDefinitionResponse answer = await session.Ecs.DescribeTaskDefinitionAsync(
            new DescribeTaskDefinitionRequest { TaskDefinition = service.TaskDefinition }, cancellationToken);
        List<ContainerDefinition> containers = answer.TaskDefinition?.ContainerDefinitions ?? [];
        return (containers.Find(candidate => candidate.Name == container) ?? containers.FirstOrDefault())?.Image;
    }

    private Task<string?> FindAddressAsync(EnvironmentName name, TerraformOutputs outputs, CancellationToken cancellationToken) =>
        new TaskAddress(session).FindAsync(name.Cluster, name.Service, outputs.Number("container_port"), cancellationToken);
}
