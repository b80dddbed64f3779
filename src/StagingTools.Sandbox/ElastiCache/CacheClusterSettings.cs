using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.ElastiCache;

/// <summary>The scalar settings of a cluster: what a request sets and what holds without it.</summary>
internal static class CacheClusterSettings
{
    private static readonly string[] s_modifiable =
    [
        "AutoMinorVersionUpgrade", "CacheNodeType", "EngineVersion", "IpDiscovery", "PreferredMaintenanceWindow",
        "SnapshotRetentionLimit", "SnapshotWindow",
    ];

    private static readonly string[] s_fixed =
    [
        "CacheSubnetGroupName", "Engine", "NetworkType", "NumCacheNodes", "PreferredAvailabilityZone",
        "TransitEncryptionEnabled",
    ];

    // Newest patch of a line, as ElastiCache reports it for a cluster that was asked for by major and minor version.
    private static readonly Dictionary<string, string> s_patches = new(StringComparer.Ordinal)
    {
        ["5.0"] = "5.0.6",
        ["6.0"] = "6.0.5",
        ["6.2"] = "6.2.6",
        ["7.0"] = "7.0.7",
        ["7.1"] = "7.1.0",
        ["7.2"] = "7.2.6",
        ["8.0"] = "8.0.1",
    };

    // Bytes for data. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
    private static readonly Dictionary<string, long> s_maxMemory = new(StringComparer.Ordinal)
    {
        ["cache.t2.micro"] = 581_959_680,
        ["cache.t3.micro"] = 536_870_912,
        ["cache.t4g.micro"] = 536_870_912,
        ["cache.t3.small"] = 1_471_026_299,
        ["cache.t4g.small"] = 1_471_026_299,
    };

    /// <summary>The settings of a new cluster.</summary>
    /// <exception cref="AwsException">One is missing or not allowed.</exception>
    public static Dictionary<string, string> Create(QueryParameters query, string region)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AtRestEncryptionEnabled"] = "false",
            ["AuthTokenEnabled"] = "false",
            ["AutoMinorVersionUpgrade"] = "true",
            ["EngineVersion"] = "7.1",
            ["IpDiscovery"] = "ipv4",
            ["NetworkType"] = "ipv4",
            ["NumCacheNodes"] = "1",
            ["PreferredAvailabilityZone"] = region + "a",
            ["PreferredMaintenanceWindow"] = "sun:05:00-sun:06:00",
            ["SnapshotRetentionLimit"] = "0",
            ["SnapshotWindow"] = "07:00-08:00",
            ["TransitEncryptionEnabled"] = "false",
        };
        foreach (string name in s_modifiable.Concat(s_fixed))
        {
            if (query[name] is { Length: > 0 } value) settings[name] = value;
        }

        foreach (string required in (string[])["CacheNodeType", "Engine"])
        {
            if (!settings.ContainsKey(required)) throw AwsException.MissingParameter(required);
        }

        if (settings["Engine"] is not ("redis" or "valkey"))
        {
            throw AwsException.InvalidParameterValue(
                $"Invalid cache engine: {settings["Engine"]}. The sandbox backs clusters with Redis only.");
        }

        if (settings["NumCacheNodes"] != "1")
        {
            throw AwsException.InvalidParameterValue(
                "Cannot create a Redis cluster with a NumCacheNodes parameter greater than 1.");
        }

        if (settings["TransitEncryptionEnabled"] == "true")
        {
            throw AwsException.InvalidParameterCombination(
                "Encryption features are not supported for a cluster of the sandbox.");
        }

        Complete(settings);
        return settings;
    }

    /// <summary>The changes that a request makes.</summary>
    /// <exception cref="AwsException">A value is not allowed.</exception>
    public static Dictionary<string, string> Modify(CacheCluster cluster, QueryParameters query)
    {
        var merged = new Dictionary<string, string>(cluster.Settings, StringComparer.Ordinal);
        foreach (string name in s_modifiable)
        {
            if (query[name] is { Length: > 0 } value) merged[name] = value;
        }

        if (query.Number("NumCacheNodes") is { } nodes and not 1)
        {
            throw AwsException.InvalidParameterValue($"A Redis cluster has one node, not {nodes}.");
        }

        Complete(merged);
        return merged.Where(setting => cluster[setting.Key] != setting.Value).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The default parameter group of a cluster.</summary>
    public static string Family(IReadOnlyDictionary<string, string> settings)
    {
        string version = settings["EngineVersion"];
        string major = version.Split('.')[0];
        return settings["Engine"] + (settings["Engine"], major) switch
        {
            ("redis", "5") => "5.0",
            ("redis", "6") => "6.x",
            _ => major,
        };
    }

    /// <summary>Bytes for data of a cluster's node type; half a gibibyte for types that the sandbox does not know.</summary>
    public static long MaxMemory(CacheCluster cluster) =>
        s_maxMemory.GetValueOrDefault(cluster["CacheNodeType"] ?? "", 536_870_912);

    private static void Complete(Dictionary<string, string> settings)
    {
        settings["PreferredMaintenanceWindow"] = settings["PreferredMaintenanceWindow"].ToLowerInvariant();
        settings["EngineVersion"] = s_patches.GetValueOrDefault(settings["EngineVersion"], settings["EngineVersion"]);
        ServiceWindows.Check(settings["SnapshotWindow"], settings["PreferredMaintenanceWindow"], 60);
    }
}
