using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ElastiCache.Model;
using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Environments.Removal;

/// <summary>
/// What would stop a removal half-way: AWS deletes no security group and no group of subnets or parameters that something else is using,
/// and terraform tries for a quarter of an hour before it says so. Reads only.
/// </summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
internal sealed class RemovalBlockers(AwsSession session, EnvironmentName name)
{
    // RDS and ElastiCache are asked themselves: an interface does not tell which database it is of.
    private const string DatabaseInterface = "RDSNetworkInterface";
    private const string CacheInterface = "ElastiCache ";

    /// <summary>Looks.</summary>
    /// <param name="plan">The plan to destroy.</param>
    /// <param name="leftovers">Databases that the removal deletes beside what the plan names.</param>
    /// <param name="host">Is told what could not be looked at.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>What holds on, in the order of their names; empty when nothing does.</returns>
    public async Task<IReadOnlyList<RemovalBlocker>> FindAsync(
        TerraformPlan plan, IReadOnlyCollection<string> leftovers, IHost host, CancellationToken cancellationToken)
    {
        var doomed = new DoomedResources(plan, leftovers);
        IReadOnlyList<RemovalBlocker>[] found = await Task.WhenAll(
            AllowedAsync(() => FindDatabasesAsync(doomed, cancellationToken), "databases", host),
            AllowedAsync(() => FindCachesAsync(doomed, cancellationToken), "caches", host),
            AllowedAsync(() => FindInterfacesAsync(doomed, cancellationToken), "network interfaces", host),
            AllowedAsync(() => FindRulesAsync(doomed, cancellationToken), "security groups", host));
        return [.. found.SelectMany(blockers => blockers).OrderBy(blocker => blocker.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>The error that tells of them.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="blockers">What holds on.</param>
    /// <param name="failure">Terraform's own failure; <see langword="null"/> before anything was destroyed.</param>
    public static StagingException Explain(EnvironmentName name, IReadOnlyList<RemovalBlocker> blockers, StagingException? failure)
    {
        string list = string.Join("\n  ", blockers);
        return new StagingException(
            "RemovalBlocked",
            StagingErrorCategory.InvalidState,
            failure is null
                ? $"What the state of {name.Name} does not know uses what would be removed, and nothing was destroyed:\n  {list}"
                : $"{failure.Message} What the state of {name.Name} does not know uses what is to be removed:\n  {list}",
            failure)
        {
            TargetInput = name.Name,
            RecommendedAction = "Detach or remove what the message names, or give it other groups, then run the same command again. What is this "
                + "environment's after all, as a killed run leaves it, is taken over when it is created once more ('staging new').",
        };
    }

    private async Task<IReadOnlyList<RemovalBlocker>> FindDatabasesAsync(DoomedResources doomed, CancellationToken cancellationToken)
    {
        var blockers = new List<RemovalBlocker>();
        var request = new DescribeDBInstancesRequest();
        do
        {
            DescribeDBInstancesResponse page = await session.Rds.DescribeDBInstancesAsync(request, cancellationToken);
            blockers.AddRange(
                from instance in page.DBInstances ?? []
                where !doomed.Has("aws_db_instance", "identifier", instance.DBInstanceIdentifier) && !doomed.IsLeftover(instance.DBInstanceIdentifier)
                from reason in Reasons(
                    doomed,
                    (instance.VpcSecurityGroups ?? []).Select(used => used.VpcSecurityGroupId),
                    ("aws_db_subnet_group", "subnet group", [instance.DBSubnetGroup?.DBSubnetGroupName]),
                    ("aws_db_parameter_group", "parameter group", (instance.DBParameterGroups ?? []).Select(used => used.DBParameterGroupName)))
                select new RemovalBlocker($"database {instance.DBInstanceIdentifier}", reason));
            request.Marker = page.Marker;
        }
        while (!string.IsNullOrEmpty(request.Marker));
        return blockers;
    }

    private async Task<IReadOnlyList<RemovalBlocker>> FindCachesAsync(DoomedResources doomed, CancellationToken cancellationToken)
    {
        List<CacheCluster> clusters = await CacheClusters.ListAsync(session, cancellationToken).ToListAsync(cancellationToken);
        return
        [
            .. from cluster in clusters
               where !doomed.Has("aws_elasticache_cluster", "cluster_id", cluster.CacheClusterId)
               from reason in Reasons(
                   doomed,
                   (cluster.SecurityGroups ?? []).Select(used => used.SecurityGroupId),
                   ("aws_elasticache_subnet_group", "subnet group", [cluster.CacheSubnetGroupName]),
                   ("aws_elasticache_parameter_group", "parameter group", [cluster.CacheParameterGroup?.CacheParameterGroupName]))
               select new RemovalBlocker($"cache {cluster.CacheClusterId}", reason),
        ];
    }

    private async Task<IReadOnlyList<RemovalBlocker>> FindInterfacesAsync(DoomedResources doomed, CancellationToken cancellationToken)
    {
        if (doomed.Groups.Count == 0)
            return [];

        var interfaces = new List<NetworkInterface>();
        var request = new DescribeNetworkInterfacesRequest { Filters = [new() { Name = "group-id", Values = [.. doomed.Groups.Keys] }] };
        do
        {
            DescribeNetworkInterfacesResponse page = await session.Ec2.DescribeNetworkInterfacesAsync(request, cancellationToken);
            interfaces.AddRange((page.NetworkInterfaces ?? []).Where(found => !IsOwn(found, doomed)));
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));

        Dictionary<string, Instance> instances = await FindInstancesAsync(interfaces, cancellationToken);
        return
        [
            .. from found in interfaces
               let instance = found.Attachment?.InstanceId is { } id ? instances.GetValueOrDefault(id) : null
               where instance is null || !IsOwn(instance)
               select new RemovalBlocker(
                   $"network interface {found.NetworkInterfaceId} ({Owner(found, instance)})",
                   InGroups(doomed, (found.Groups ?? []).Select(used => used.GroupId))),
        ];
    }

    private async Task<Dictionary<string, Instance>> FindInstancesAsync(
        IEnumerable<NetworkInterface> interfaces, CancellationToken cancellationToken)
    {
        string[] ids = [.. interfaces.Select(found => found.Attachment?.InstanceId).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (ids.Length == 0)
            return [];

        return (await Ec2Instances.ListAsync(session, [new() { Name = "instance-id", Values = [.. ids] }], cancellationToken))
            .ToDictionary(instance => instance.InstanceId!, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<RemovalBlocker>> FindRulesAsync(DoomedResources doomed, CancellationToken cancellationToken)
    {
        if (doomed.Groups.Count == 0)
            return [];

        var blockers = new HashSet<RemovalBlocker>();
        foreach (string filter in (string[])["ip-permission.group-id", "egress.ip-permission.group-id"])
        {
            foreach ((string id, string group) in doomed.Groups)
            {
                var request = new DescribeSecurityGroupsRequest { Filters = [new() { Name = filter, Values = [id] }] };
                do
                {
                    DescribeSecurityGroupsResponse page = await session.Ec2.DescribeSecurityGroupsAsync(request, cancellationToken);
                    blockers.UnionWith((page.SecurityGroups ?? [])
                        .Where(other => !doomed.Groups.ContainsKey(other.GroupId!))
                        .Select(other => new RemovalBlocker(
                            $"security group {other.GroupName} ({other.GroupId})", $"has a rule that names the security group {group} ({id})")));
                    request.NextToken = page.NextToken;
                }
                while (!string.IsNullOrEmpty(request.NextToken));
            }
        }

        return [.. blockers];
    }

    private static IEnumerable<string> Reasons(
        DoomedResources doomed, IEnumerable<string?> groupIds, params (string Type, string Words, IEnumerable<string?> Names)[] uses)
    {
        string?[] ids = [.. groupIds.Where(id => id is not null && doomed.Groups.ContainsKey(id))];
        if (ids.Length > 0)
            yield return InGroups(doomed, ids);
        foreach ((string type, string words, IEnumerable<string?> names) in uses)
        {
            foreach (string? used in names.Where(used => doomed.Has(type, "name", used)))
                yield return $"uses the {words} {used}";
        }
    }

    private static string InGroups(DoomedResources doomed, IEnumerable<string?> ids)
    {
        string[] groups = [.. ids.Where(id => id is not null && doomed.Groups.ContainsKey(id)).Select(id => $"{doomed.Groups[id!]} ({id})")];
        return $"is in the security group{(groups.Length == 1 ? "" : "s")} {string.Join(", ", groups)}";
    }

    // The interfaces of databases and caches, and of the environment's own load balancer: "ELB app/NAME/ID".
    private static bool IsOwn(NetworkInterface found, DoomedResources doomed) => found.Description is { } description
        && (description == DatabaseInterface
            || description.StartsWith(CacheInterface, StringComparison.Ordinal)
            || (description.Split('/') is ["ELB app", var balancer, _] && doomed.Has("aws_lb", "name", balancer)));

    private bool IsOwn(Instance instance) =>
        instance.State?.Name is { } state && (state == InstanceStateName.Terminated || state == InstanceStateName.ShuttingDown)
        || (Tag(instance.Tags, "Project") == name.Project && Tag(instance.Tags, "Environment") == name.Name);

    private static string Owner(NetworkInterface found, Instance? instance)
    {
        if (found.Attachment?.InstanceId is { } id)
            return Tag(instance?.Tags, "Name") is { Length: > 0 } called ? $"instance {id}, {called}" : $"instance {id}";
        if (found.Description is { Length: > 0 } description)
            return description;
        return Tag(found.TagSet, "Name") is { Length: > 0 } tagged ? tagged : $"{found.Status?.Value ?? "of unknown use"}";
    }

    private static string? Tag(List<Amazon.EC2.Model.Tag>? tags, string key) => tags?.Find(tag => tag.Key == key)?.Value;

    private static Task<IReadOnlyList<RemovalBlocker>> AllowedAsync(Func<Task<IReadOnlyList<RemovalBlocker>>> look, string what, IHost host) =>
        AwsErrors.UnlessDeniedAsync(look, [], $"Whether {what} of others hold on to what is removed", host);

    /// <summary>What is about to go.</summary>
    private sealed class DoomedResources
    {
        private readonly HashSet<(string Type, string Attribute, string Value)> known;
        private readonly HashSet<string> leftovers;

        public DoomedResources(TerraformPlan plan, IReadOnlyCollection<string> leftovers)
        {
            HashSet<string> addresses = [.. plan.Losses.Select(change => change.Address)];
            StateResource[] resources = [.. plan.Before.Where(resource => addresses.Contains(resource.Address))];
            known =
            [
                .. from resource in resources
                   from attribute in (string[])["identifier", "cluster_id", "name"]
                   let value = resource.Text(attribute)
                   where value is not null
                   select (resource.Type, attribute, value),
            ];
            Groups = resources.Where(resource => resource.Type == "aws_security_group" && resource.Text("id") is not null)
                .ToDictionary(group => group.Text("id")!, group => group.Text("name") ?? group.Address, StringComparer.Ordinal);
            this.leftovers = [.. leftovers];
        }

        /// <summary>The names of the security groups by their ids.</summary>
        public IReadOnlyDictionary<string, string> Groups { get; }

        public bool Has(string type, string attribute, string? value) => value is not null && known.Contains((type, attribute, value));

        public bool IsLeftover(string? instance) => instance is not null && leftovers.Contains(instance);
    }
}
