using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.ElastiCache;

/// <summary>The clusters and groups of a sandbox. Whoever reads or changes one holds <see cref="Gate"/>.</summary>
internal sealed class ElastiCacheStore(string accountId)
{
    private readonly Dictionary<(string Region, string Name), CacheCluster> _clusters = [];
    private readonly Dictionary<(string Region, string Name), CacheParameterGroup> _parameterGroups = [];
    private readonly Dictionary<(string Region, string Name), CacheSubnetGroup> _subnetGroups = [];

    private readonly List<CacheCluster> _retired = [];

    /// <summary>Guards every cluster and group.</summary>
    public Lock Gate { get; } = new();

    /// <summary>All clusters.</summary>
    public IEnumerable<CacheCluster> Clusters => _clusters.Values;

    /// <summary>Clusters that are gone; what they cost is not.</summary>
    public IEnumerable<CacheCluster> Retired => _retired;

    /// <summary>The ARN of a cluster, parametergroup or subnetgroup.</summary>
    public string Arn(string region, string type, string name) =>
        $"arn:aws:elasticache:{region}:{accountId}:{type}:{name}";

    /// <summary>A cluster by its identifier.</summary>
    /// <exception cref="AwsException">CacheClusterNotFound.</exception>
    public CacheCluster Cluster(string region, string name) =>
        _clusters.GetValueOrDefault((region, name.ToLowerInvariant()))
        ?? throw new AwsException("CacheClusterNotFound", $"CacheCluster {name} not found.", 404);

    /// <summary>A parameter group; the families' default groups are always there.</summary>
    /// <exception cref="AwsException">CacheParameterGroupNotFound.</exception>
    public CacheParameterGroup ParameterGroup(string region, string name)
    {
        string key = name.ToLowerInvariant();
        if (_parameterGroups.TryGetValue((region, key), out CacheParameterGroup? group)) return group;
        return DefaultGroups(region).FirstOrDefault(found => found.Name == key)
            ?? throw new AwsException("CacheParameterGroupNotFound", $"CacheParameterGroup {name} not found.", 404);
    }

    /// <summary>All parameter groups of a region, the families' default groups included.</summary>
    public IEnumerable<CacheParameterGroup> ParameterGroups(string region) =>
        DefaultGroups(region).Concat(_parameterGroups.Where(group => group.Key.Region == region).Select(group => group.Value));

    /// <summary>A subnet group by its name.</summary>
    /// <exception cref="AwsException">CacheSubnetGroupNotFoundFault.</exception>
    public CacheSubnetGroup SubnetGroup(string region, string name) =>
        _subnetGroups.GetValueOrDefault((region, name.ToLowerInvariant()))
        ?? throw new AwsException("CacheSubnetGroupNotFoundFault", $"Cache Subnet Group {name} does not exist.");

    /// <summary>All subnet groups of a region.</summary>
    public IEnumerable<CacheSubnetGroup> SubnetGroups(string region) =>
        _subnetGroups.Where(group => group.Key.Region == region).Select(group => group.Value);

    /// <summary>Adds a cluster.</summary>
    /// <exception cref="AwsException">CacheClusterAlreadyExists.</exception>
    public void Add(CacheCluster cluster)
    {
        if (!_clusters.TryAdd((cluster.Region, cluster.Identifier), cluster))
        {
            throw new AwsException("CacheClusterAlreadyExists", "Cache cluster already exists");
        }
    }

    /// <summary>Adds a parameter group.</summary>
    /// <exception cref="AwsException">CacheParameterGroupAlreadyExists.</exception>
    public void Add(string region, CacheParameterGroup group)
    {
        if (!_parameterGroups.TryAdd((region, group.Name), group))
        {
            throw new AwsException(
                "CacheParameterGroupAlreadyExists", $"Cache parameter group {group.Name} already exists");
        }
    }

    /// <summary>Adds a subnet group.</summary>
    /// <exception cref="AwsException">CacheSubnetGroupAlreadyExists.</exception>
    public void Add(string region, CacheSubnetGroup group)
    {
        if (!_subnetGroups.TryAdd((region, group.Name), group))
        {
            throw new AwsException("CacheSubnetGroupAlreadyExists", $"Cache subnet group {group.Name} already exists.");
        }
    }

    /// <summary>Removes a cluster.</summary>
    public void Remove(CacheCluster cluster)
    {
        if (_clusters.Remove((cluster.Region, cluster.Identifier))) _retired.Add(cluster);
    }

    /// <summary>Removes a parameter group.</summary>
    /// <exception cref="AwsException">It is a default group or in use.</exception>
    public void RemoveParameterGroup(string region, string name)
    {
        CacheParameterGroup group = ParameterGroup(region, name);
        if (group.Name.StartsWith("default.", StringComparison.Ordinal))
        {
            throw AwsException.InvalidParameterValue($"The parameter group {group.Name} is a default group.");
        }

        if (_clusters.Values.Any(cluster => cluster.Region == region && cluster.ParameterGroup == group.Name))
        {
            throw new AwsException(
                "InvalidCacheParameterGroupState",
                $"One or more cache clusters are still members of this parameter group {group.Name}, "
                + "so the group cannot be deleted.");
        }

        _parameterGroups.Remove((region, group.Name));
    }

    /// <summary>Removes a subnet group.</summary>
    /// <exception cref="AwsException">It is in use.</exception>
    public void RemoveSubnetGroup(string region, string name)
    {
        CacheSubnetGroup group = SubnetGroup(region, name);
        if (_clusters.Values.Any(cluster => cluster.Region == region && cluster["CacheSubnetGroupName"] == group.Name))
        {
            throw new AwsException(
                "CacheSubnetGroupInUse",
                $"Cache subnet group {group.Name} is currently in use by a cache cluster.");
        }

        _subnetGroups.Remove((region, group.Name));
    }

    /// <summary>The tags behind the ARN of a cluster or group; null when the ARN names neither kind.</summary>
    /// <exception cref="AwsException">It names one that does not exist.</exception>
    public Dictionary<string, string>? TagsOf(string arn)
    {
        string[] parts = arn.Split(':');
        if (parts.Length != 7 || parts[2] != "elasticache") return null;
        return parts[5] switch
        {
            "cluster" => Cluster(parts[3], parts[6]).Tags,
            "parametergroup" => ParameterGroup(parts[3], parts[6]).Tags,
            "subnetgroup" => SubnetGroup(parts[3], parts[6]).Tags,
            _ => null,
        };
    }

    /// <summary>Everything with an ARN and tags.</summary>
    public IEnumerable<(string Arn, IReadOnlyDictionary<string, string> Tags)> Tagged() =>
    [
        .. _clusters.Values.Select(cluster => (cluster.Arn, (IReadOnlyDictionary<string, string>)cluster.Tags)),
        .. _parameterGroups.Values.Select(group => (group.Arn, (IReadOnlyDictionary<string, string>)group.Tags)),
        .. _subnetGroups.Values.Select(group => (group.Arn, (IReadOnlyDictionary<string, string>)group.Tags)),
    ];

    private IEnumerable<CacheParameterGroup> DefaultGroups(string region) =>
        CacheParameterCatalog.Families.Select(family => new CacheParameterGroup
        {
            Name = "default." + family,
            Family = family,
            Description = $"Default parameter group for {family}",
            Arn = Arn(region, "parametergroup", "default." + family),
            Tags = [],
        });
}
