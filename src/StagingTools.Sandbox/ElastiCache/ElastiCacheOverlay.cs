using System.Text.RegularExpressions;
using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.ElastiCache;

/// <summary>Cache clusters backed by real Redis servers, with their parameter and subnet groups.</summary>
internal sealed partial class ElastiCacheOverlay(SandboxContext context) : IServiceOverlay
{
    private readonly ElastiCacheStore _store = new(context.AccountId);
    private readonly ClusterLifecycle _lifecycle = new(context);

    /// <inheritdoc/>
    public string Service => "elasticache";

    /// <summary>The clusters and groups.</summary>
    public ElastiCacheStore Store => _store;

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken) =>
        request.Action switch
        {
            "CreateCacheCluster" => CreateCluster(request),
            "DescribeCacheClusters" => DescribeClusters(request),
            "ModifyCacheCluster" => ModifyCluster(request),
            "DeleteCacheCluster" => DeleteCluster(request),
            "CreateCacheParameterGroup" => CreateParameterGroup(request),
            "DescribeCacheParameterGroups" => DescribeParameterGroups(request),
            "DescribeCacheParameters" => DescribeParameters(request),
            "ModifyCacheParameterGroup" => await ModifyParametersAsync(request, reset: false).ConfigureAwait(false),
            "ResetCacheParameterGroup" => await ModifyParametersAsync(request, reset: true).ConfigureAwait(false),
            "DeleteCacheParameterGroup" => DeleteParameterGroup(request),
            "CreateCacheSubnetGroup" => await CreateSubnetGroupAsync(request, cancellationToken).ConfigureAwait(false),
            "DescribeCacheSubnetGroups" => DescribeSubnetGroups(request),
            "ModifyCacheSubnetGroup" => await ModifySubnetGroupAsync(request, cancellationToken).ConfigureAwait(false),
            "DeleteCacheSubnetGroup" => DeleteSubnetGroup(request),
            "AddTagsToResource" or "RemoveTagsFromResource" or "ListTagsForResource" => Tags(request),
            _ => null,
        };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        CacheCluster[] clusters;
        lock (_store.Gate) clusters = [.. _store.Clusters];
        await Task.WhenAll(clusters.Select(cluster => cluster.Server.StopAsync())).ConfigureAwait(false);
    }

    private AwsResponse CreateCluster(AwsRequest request)
    {
        QueryParameters query = request.Query;
        string identifier = query.Required("CacheClusterId").ToLowerInvariant();
        if (!IdentifierForm().IsMatch(identifier) || identifier.Contains("--", StringComparison.Ordinal))
        {
            throw AwsException.InvalidParameterValue(
                "The parameter CacheClusterIdentifier is not a valid identifier. Identifiers must begin with a letter; "
                + "must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two "
                + "consecutive hyphens.");
        }

        Dictionary<string, string> settings = CacheClusterSettings.Create(query, request.Region);
        string family = CacheClusterSettings.Family(settings);
        CacheCluster cluster;
        lock (_store.Gate)
        {
            CacheParameterGroup group =
                _store.ParameterGroup(request.Region, query["CacheParameterGroupName"] ?? "default." + family);
            if (group.Family != family)
            {
                throw AwsException.InvalidParameterCombination(
                    $"Expected a parameter group of family {family} but found one of family {group.Family}");
            }

            if (settings.TryGetValue("CacheSubnetGroupName", out string? subnets))
            {
                settings["CacheSubnetGroupName"] = _store.SubnetGroup(request.Region, subnets).Name;
            }

            cluster = new CacheCluster
            {
                Identifier = identifier,
                Region = request.Region,
                Arn = _store.Arn(request.Region, "cluster", identifier),
                CreatedAt = context.Time.GetUtcNow(),
                Settings = settings,
                SecurityGroups = query.Strings("SecurityGroupIds"),
                ParameterGroup = group.Name,
                NotificationTopicArn = query["NotificationTopicArn"],
                Tags = query.Tags(),
                Server = new RedisServer(
                    context,
                    identifier,
                    Path.Combine(context.State.CachesPath, $"{request.Region}-{identifier}"),
                    Loopback.Endpoint(query.Number("Port") ?? 6379)),
            };
            _store.Add(cluster);
            _ = _lifecycle.CreateAsync(_store, cluster);
            return AwsResponse.Xml(request, ElastiCacheXml.Cluster(cluster, withNodes: false));
        }
    }

    private AwsResponse DescribeClusters(AwsRequest request)
    {
        bool withNodes = request.Query.Flag("ShowCacheNodeInfo") == true;
        lock (_store.Gate)
        {
            IEnumerable<CacheCluster> clusters = request.Query["CacheClusterId"] is { Length: > 0 } name
                ? [_store.Cluster(request.Region, name)]
                : _store.Clusters.Where(cluster => cluster.Region == request.Region);
            (IReadOnlyList<CacheCluster> page, XElement? marker) = Paging.Slice(request.Query, clusters);
            return AwsResponse.Xml(
                request,
                new XElement("CacheClusters", page.Select(cluster => ElastiCacheXml.Cluster(cluster, withNodes))),
                marker);
        }
    }

    private AwsResponse ModifyCluster(AwsRequest request)
    {
        QueryParameters query = request.Query;
        lock (_store.Gate)
        {
            CacheCluster cluster = _store.Cluster(request.Region, query.Required("CacheClusterId"));
            ExpectAvailable(cluster);
            Dictionary<string, string> changes = CacheClusterSettings.Modify(cluster, query);
            if (query.Has("SecurityGroupIds")) cluster.SecurityGroups = query.Strings("SecurityGroupIds");
            if (query["NotificationTopicArn"] is { } topic) cluster.NotificationTopicArn = topic;
            IReadOnlyDictionary<string, string>? parameters = null;
            if (query["CacheParameterGroupName"] is { } group && group != cluster.ParameterGroup)
            {
                cluster.ParameterGroup = _store.ParameterGroup(request.Region, group).Name;
                parameters = ClusterLifecycle.Parameters(_store, cluster);
            }

            cluster.Status = "modifying";
            _ = _lifecycle.ModifyAsync(_store, cluster, changes, parameters);
            return AwsResponse.Xml(request, ElastiCacheXml.Cluster(cluster, withNodes: false));
        }
    }

    private AwsResponse DeleteCluster(AwsRequest request)
    {
        if (request.Query["FinalSnapshotIdentifier"] is { Length: > 0 })
        {
            throw AwsException.NotImplemented("elasticache", "DeleteCacheCluster with FinalSnapshotIdentifier");
        }

        lock (_store.Gate)
        {
            CacheCluster cluster = _store.Cluster(request.Region, request.Query.Required("CacheClusterId"));
            if (cluster.Status != "create-failed") ExpectAvailable(cluster);
            cluster.Status = "deleting";
            _ = _lifecycle.DeleteAsync(_store, cluster);
            return AwsResponse.Xml(request, ElastiCacheXml.Cluster(cluster, withNodes: false));
        }
    }

    private AwsResponse CreateParameterGroup(AwsRequest request)
    {
        QueryParameters query = request.Query;
        string name = query.Required("CacheParameterGroupName").ToLowerInvariant();
        string family = query.Required("CacheParameterGroupFamily");
        if (!CacheParameterCatalog.Families.Contains(family))
        {
            throw AwsException.InvalidParameterValue(
                $"CacheParameterGroupFamily {family} is not a valid parameter group family.");
        }

        var group = new CacheParameterGroup
        {
            Name = name,
            Family = family,
            Description = query.Required("Description"),
            Arn = _store.Arn(request.Region, "parametergroup", name),
            Tags = query.Tags(),
        };
        lock (_store.Gate) _store.Add(request.Region, group);
        return AwsResponse.Xml(request, ElastiCacheXml.ParameterGroup(group));
    }

    private AwsResponse DescribeParameterGroups(AwsRequest request)
    {
        lock (_store.Gate)
        {
            IEnumerable<CacheParameterGroup> groups = request.Query["CacheParameterGroupName"] is { Length: > 0 } name
                ? [_store.ParameterGroup(request.Region, name)]
                : _store.ParameterGroups(request.Region);
            (IReadOnlyList<CacheParameterGroup> page, XElement? marker) = Paging.Slice(request.Query, groups);
            return AwsResponse.Xml(
                request, new XElement("CacheParameterGroups", page.Select(ElastiCacheXml.ParameterGroup)), marker);
        }
    }

    private AwsResponse DescribeParameters(AwsRequest request)
    {
        lock (_store.Gate)
        {
            CacheParameterGroup group =
                _store.ParameterGroup(request.Region, request.Query.Required("CacheParameterGroupName"));
            IEnumerable<CacheParameter> parameters = CacheParameterCatalog.All.Values
                .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
                .Where(parameter => request.Query["Source"] switch
                {
                    "user" => group.Changes.ContainsKey(parameter.Name),
                    "system" or "engine-default" => !group.Changes.ContainsKey(parameter.Name),
                    _ => true,
                });
            (IReadOnlyList<CacheParameter> page, XElement? marker) = Paging.Slice(request.Query, parameters);
            return AwsResponse.Xml(
                request,
                new XElement("Parameters", page.Select(parameter => ElastiCacheXml.Parameter(parameter, group))),
                new XElement("CacheNodeTypeSpecificParameters"),
                marker);
        }
    }

    private async Task<AwsResponse> ModifyParametersAsync(AwsRequest request, bool reset)
    {
        QueryParameters query = request.Query;
        CacheParameterGroup group;
        CacheCluster[] members;
        var changed = new Dictionary<string, string>(StringComparer.Ordinal);
        lock (_store.Gate)
        {
            group = _store.ParameterGroup(request.Region, query.Required("CacheParameterGroupName"));
            if (group.Name.StartsWith("default.", StringComparison.Ordinal))
            {
                throw new AwsException(
                    "InvalidCacheParameterGroupState", $"The parameter group {group.Name} is a default group.");
            }

            bool all = reset && query.Flag("ResetAllParameters") == true;
            IEnumerable<string> names = all
                ? [.. group.Changes.Keys]
                : query.Structures("ParameterNameValues").Select(pair => pair.Required("ParameterName"));
            foreach (string name in names)
            {
                string value = reset
                    ? CacheParameterCatalog.All.GetValueOrDefault(name)?.Default ?? ""
                    : query.Structures("ParameterNameValues")
                        .First(pair => pair["ParameterName"] == name)["ParameterValue"] ?? "";
                CacheParameterCatalog.Check(name, value);
                changed[name] = value;
            }

            foreach ((string name, string value) in changed)
            {
                if (reset) group.Changes.Remove(name);
                else group.Changes[name] = value;
            }

            members =
            [
                .. _store.Clusters.Where(cluster => cluster.Region == request.Region
                    && cluster.ParameterGroup == group.Name && cluster.Status == "available"),
            ];
        }

        foreach (CacheCluster cluster in members)
        {
            await _lifecycle.ConfigureAsync(cluster, changed).ConfigureAwait(false);
        }

        return AwsResponse.Xml(request, new XElement("CacheParameterGroupName", group.Name));
    }

    private AwsResponse DeleteParameterGroup(AwsRequest request)
    {
        lock (_store.Gate)
        {
            _store.RemoveParameterGroup(request.Region, request.Query.Required("CacheParameterGroupName"));
        }

        return AwsResponse.Xml(request);
    }

    private async Task<AwsResponse> CreateSubnetGroupAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        QueryParameters query = request.Query;
        string name = query.Required("CacheSubnetGroupName").ToLowerInvariant();
        (string vpc, IReadOnlyList<(string, string)> subnets) =
            await SubnetsAsync(request, cancellationToken).ConfigureAwait(false);
        var group = new CacheSubnetGroup
        {
            Name = name,
            Description = query["CacheSubnetGroupDescription"] ?? "",
            Arn = _store.Arn(request.Region, "subnetgroup", name),
            VpcId = vpc,
            Subnets = subnets,
            Tags = query.Tags(),
        };
        lock (_store.Gate) _store.Add(request.Region, group);
        return AwsResponse.Xml(request, ElastiCacheXml.SubnetGroup(group));
    }

    private AwsResponse DescribeSubnetGroups(AwsRequest request)
    {
        lock (_store.Gate)
        {
            IEnumerable<CacheSubnetGroup> groups = request.Query["CacheSubnetGroupName"] is { Length: > 0 } name
                ? [_store.SubnetGroup(request.Region, name)]
                : _store.SubnetGroups(request.Region);
            (IReadOnlyList<CacheSubnetGroup> page, XElement? marker) = Paging.Slice(request.Query, groups);
            return AwsResponse.Xml(
                request, new XElement("CacheSubnetGroups", page.Select(ElastiCacheXml.SubnetGroup)), marker);
        }
    }

    private async Task<AwsResponse> ModifySubnetGroupAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        (string Vpc, IReadOnlyList<(string, string)> Subnets)? changed = request.Query.Has("SubnetIds")
            ? await SubnetsAsync(request, cancellationToken).ConfigureAwait(false)
            : null;
        lock (_store.Gate)
        {
            CacheSubnetGroup group =
                _store.SubnetGroup(request.Region, request.Query.Required("CacheSubnetGroupName"));
            group.Description = request.Query["CacheSubnetGroupDescription"] ?? group.Description;
            if (changed is { } given) (group.VpcId, group.Subnets) = given;
            return AwsResponse.Xml(request, ElastiCacheXml.SubnetGroup(group));
        }
    }

    private AwsResponse DeleteSubnetGroup(AwsRequest request)
    {
        lock (_store.Gate)
        {
            _store.RemoveSubnetGroup(request.Region, request.Query.Required("CacheSubnetGroupName"));
        }

        return AwsResponse.Xml(request);
    }

    private AwsResponse? Tags(AwsRequest request)
    {
        lock (_store.Gate)
        {
            if (_store.TagsOf(request.Query.Required("ResourceName")) is not { } tags) return null;
            if (request.Action == "AddTagsToResource")
            {
                foreach ((string key, string value) in request.Query.Tags()) tags[key] = value;
            }
            else if (request.Action == "RemoveTagsFromResource")
            {
                foreach (string key in request.Query.Strings("TagKeys")) tags.Remove(key);
            }

            return AwsResponse.Xml(request, ElastiCacheXml.Tags(tags));
        }
    }

    private async Task<(string Vpc, IReadOnlyList<(string Id, string Zone)> Subnets)> SubnetsAsync(
        AwsRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> ids = request.Query.Strings("SubnetIds");
        if (ids.Count == 0) throw AwsException.MissingParameter("SubnetIds");
        XElement answer;
        try
        {
            answer = await context.Moto.QueryAsync(
                "ec2",
                request.Region,
                "DescribeSubnets",
                ids.Select((id, index) => new KeyValuePair<string, string>($"SubnetId.{index + 1}", id)),
                cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException unknown)
        {
            throw new AwsException("InvalidSubnet", unknown.Message);
        }

        XElement[] found = [.. answer.Element("subnetSet")!.Elements("item")];
        string[] vpcs = [.. found.Select(subnet => subnet.Element("vpcId")!.Value).Distinct()];
        return vpcs.Length == 1
            ? (vpcs[0],
                [.. found.Select(subnet => (subnet.Element("subnetId")!.Value, subnet.Element("availabilityZone")!.Value))])
            : throw new AwsException("InvalidSubnet", "The subnets of a group must be in one VPC.");
    }

    private static void ExpectAvailable(CacheCluster cluster)
    {
        if (cluster.Status != "available")
        {
            throw new AwsException(
                "InvalidCacheClusterState",
                $"Cache cluster {cluster.Identifier} is not in a valid state: it is {cluster.Status}.");
        }
    }

    [GeneratedRegex("^[a-z](?:[a-z0-9-]{0,48}[a-z0-9])?$")]
    private static partial Regex IdentifierForm();
}
