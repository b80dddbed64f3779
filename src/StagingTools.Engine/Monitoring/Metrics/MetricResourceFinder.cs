using Amazon.CloudWatch.Model;
using Amazon.ECS.Model;
using Amazon.ElastiCache.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.RDS.Model;
using Amazon.Runtime;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Hosting;
using Service = Amazon.ECS.Model.Service;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>Finds what of an environment is measured. None of its questions costs money.</summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
/// <param name="host">Is told what may not be looked at.</param>
internal sealed class MetricResourceFinder(AwsSession session, EnvironmentName name, IHost host)
{
    // DescribeServices takes ten at a time; target groups have a page's worth.
    private const int ServicesPerQuestion = 10;
    private const int GroupsPerQuestion = 100;

    /// <summary>Looks for what is of the kinds that are asked for, and for nothing else.</summary>
    public async Task<IReadOnlyDictionary<MetricResourceKind, FoundResources>> FindAsync(
        IReadOnlySet<MetricResourceKind> kinds, CancellationToken cancellationToken)
    {
        bool balanced = kinds.Contains(MetricResourceKind.LoadBalancer) || kinds.Contains(MetricResourceKind.TargetGroup);
        Task<FoundResources> database = LookAsync(
            kinds.Contains(MetricResourceKind.Database), "database", $"There is no database {name.DatabaseInstance} in {session.Region}.", () => DatabaseAsync(cancellationToken));
        Task<FoundResources> cache = LookAsync(
            kinds.Contains(MetricResourceKind.Cache), "cache", $"There is no cache {name.CacheCluster} in {session.Region}.", () => CacheAsync(cancellationToken));
        Task<(FoundResources Services, FoundResources Balancers, FoundResources Groups)> services =
            ServicesAsync(balanced || kinds.Contains(MetricResourceKind.Service), balanced, cancellationToken);
        await Task.WhenAll(database, cache, services);
        return new Dictionary<MetricResourceKind, FoundResources>
        {
            [MetricResourceKind.Database] = await database,
            [MetricResourceKind.Cache] = await cache,
            [MetricResourceKind.Service] = (await services).Services,
            [MetricResourceKind.LoadBalancer] = (await services).Balancers,
            [MetricResourceKind.TargetGroup] = (await services).Groups,
            [MetricResourceKind.Application] = new([new MetricResource(name.ApplicationLogGroup, [])], ""),
        };
    }

    // Who may not look at one kind still sees the others, and hears of it.
    private async Task<FoundResources> LookAsync(bool wanted, string what, string lack, Func<Task<IReadOnlyList<MetricResource>>> look)
    {
        if (!wanted)
            return new FoundResources([], lack);

        try
        {
            return new FoundResources(await look(), lack);
        }
        catch (AmazonServiceException refused) when (AwsErrors.IsDenied(refused))
        {
            host.Warning($"The {what} of {name.Name} may not be looked at: {refused.Message}");
            return new FoundResources([], $"The {what} may not be looked at.");
        }
    }

    private async Task<IReadOnlyList<MetricResource>> DatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            DescribeDBInstancesResponse answer = await session.Rds.DescribeDBInstancesAsync(
                new DescribeDBInstancesRequest { DBInstanceIdentifier = name.DatabaseInstance }, cancellationToken);
            return [.. (answer.DBInstances ?? []).Select(one => One(one.DBInstanceIdentifier!, ("DBInstanceIdentifier", one.DBInstanceIdentifier!)))];
        }
        catch (DBInstanceNotFoundException)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<MetricResource>> CacheAsync(CancellationToken cancellationToken)
    {
        try
        {
            DescribeCacheClustersResponse answer = await session.ElastiCache.DescribeCacheClustersAsync(
                new DescribeCacheClustersRequest { CacheClusterId = name.CacheCluster }, cancellationToken);
            return [.. (answer.CacheClusters ?? []).Select(one => One(one.CacheClusterId!, ("CacheClusterId", one.CacheClusterId!)))];
        }
        catch (CacheClusterNotFoundException)
        {
            return [];
        }
    }

    private async Task<(FoundResources Services, FoundResources Balancers, FoundResources Groups)> ServicesAsync(
        bool wanted, bool balanced, CancellationToken cancellationToken)
    {
        List<Service> services = [];
        FoundResources found = await LookAsync(wanted, "services", $"The ECS cluster {name.Cluster} has no service in {session.Region}.", async () =>
        {
            services = await ReadServicesAsync(cancellationToken);
            return [.. services.Select(one => One(one.ServiceName!, ("ClusterName", name.Cluster), ("ServiceName", one.ServiceName!)))];
        });
        List<TargetGroup> groups = [];
        FoundResources targets = await LookAsync(balanced, "load balancers", $"No application load balancer leads to a service of {name.Name}.", async () =>
        {
            groups = await ReadGroupsAsync(services, cancellationToken);
            return
            [
                .. groups.SelectMany(
                    group => Balancers(group),
                    (group, balancer) => One(group.TargetGroupName!, ("TargetGroup", Suffix(group.TargetGroupArn!)), ("LoadBalancer", balancer))),
            ];
        });
        return (
            found,
            targets with
            {
                Resources = [.. groups.SelectMany(Balancers).Distinct(StringComparer.Ordinal).Select(one => One(one.Split('/')[1], ("LoadBalancer", one)))],
            },
            targets);
    }

    private async Task<List<Service>> ReadServicesAsync(CancellationToken cancellationToken)
    {
        List<string> arns;
        try
        {
            arns = await EcsServices.ListArnsAsync(session.Ecs, name.Cluster, cancellationToken).ToListAsync(cancellationToken);
        }
        catch (ClusterNotFoundException)
        {
            return [];
        }

        var services = new List<Service>();
        foreach (string[] some in arns.Chunk(ServicesPerQuestion))
        {
            DescribeServicesResponse answer = await session.Ecs.DescribeServicesAsync(
                new DescribeServicesRequest { Cluster = name.Cluster, Services = [.. some] }, cancellationToken);
            services.AddRange((answer.Services ?? []).Where(one => one.Status != "INACTIVE"));
        }

        return [.. services.OrderBy(one => one.ServiceName, StringComparer.Ordinal)];
    }

    private async Task<List<TargetGroup>> ReadGroupsAsync(List<Service> services, CancellationToken cancellationToken)
    {
        IEnumerable<string> arns = services
            .SelectMany(service => service.LoadBalancers ?? [])
            .Select(balancer => balancer.TargetGroupArn)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        var groups = new List<TargetGroup>();
        foreach (string[] some in arns.Chunk(GroupsPerQuestion))
        {
            var request = new DescribeTargetGroupsRequest { TargetGroupArns = [.. some] };
            do
            {
                DescribeTargetGroupsResponse page = await session.LoadBalancing.DescribeTargetGroupsAsync(request, cancellationToken);
                groups.AddRange(page.TargetGroups ?? []);
                request.Marker = page.NextMarker;
            }
            while (!string.IsNullOrEmpty(request.Marker));
        }

        return groups;
    }

    // arn:aws:elasticloadbalancing:region:account:loadbalancer/app/NAME/ID is app/NAME/ID to CloudWatch. Network load balancers
    // (net/) have metrics of another namespace.
    private static IEnumerable<string> Balancers(TargetGroup group) => (group.LoadBalancerArns ?? [])
        .Select(arn => Suffix(arn)["loadbalancer/".Length..])
        .Where(suffix => suffix.StartsWith("app/", StringComparison.Ordinal));

    private static string Suffix(string arn) => arn[(arn.LastIndexOf(':') + 1)..];

    private static MetricResource One(string name, params (string Name, string Value)[] dimensions) =>
        new(name, [.. dimensions.Select(dimension => new Dimension { Name = dimension.Name, Value = dimension.Value })]);
}
