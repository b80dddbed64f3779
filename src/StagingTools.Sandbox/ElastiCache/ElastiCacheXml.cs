using System.Globalization;
using System.Xml.Linq;

namespace StagingTools.Sandbox.ElastiCache;

/// <summary>Clusters and groups in the wire form of ElastiCache.</summary>
internal static class ElastiCacheXml
{
    /// <summary>A CacheCluster element.</summary>
    public static XElement Cluster(CacheCluster cluster, bool withNodes) => new(
        "CacheCluster",
        new XElement("CacheClusterId", cluster.Identifier),
        new XElement("CacheClusterStatus", cluster.Status),
        new XElement("CacheClusterCreateTime", Time(cluster.CreatedAt)),
        new XElement("ARN", cluster.Arn),
        cluster.Settings.Select(setting => new XElement(setting.Key, setting.Value)),
        new XElement("PendingModifiedValues"),
        new XElement("CacheSecurityGroups"),
        new XElement("SecurityGroups", cluster.SecurityGroups.Select(group => new XElement(
            "member", new XElement("SecurityGroupId", group), new XElement("Status", "active")))),
        new XElement(
            "CacheParameterGroup",
            new XElement("CacheParameterGroupName", cluster.ParameterGroup),
            new XElement("ParameterApplyStatus", "in-sync"),
            new XElement("CacheNodeIdsToReboot")),
        cluster.NotificationTopicArn is { } topic
            ? new XElement(
                "NotificationConfiguration", new XElement("TopicArn", topic), new XElement("TopicStatus", "active"))
            : null,
        new XElement("LogDeliveryConfigurations"),
        withNodes && cluster.Status is not ("creating" or "create-failed") ? new XElement("CacheNodes", Node(cluster)) : null);

    /// <summary>A CacheParameterGroup element.</summary>
    public static XElement ParameterGroup(CacheParameterGroup group) => new(
        "CacheParameterGroup",
        new XElement("CacheParameterGroupName", group.Name),
        new XElement("CacheParameterGroupFamily", group.Family),
        new XElement("Description", group.Description),
        new XElement("IsGlobal", "false"),
        new XElement("ARN", group.Arn));

    /// <summary>A Parameter element.</summary>
    public static XElement Parameter(CacheParameter parameter, CacheParameterGroup group) => new(
        "Parameter",
        new XElement("ParameterName", parameter.Name),
        new XElement("ParameterValue", group.Changes.GetValueOrDefault(parameter.Name, parameter.Default)),
        new XElement("Description", parameter.Description),
        new XElement("Source", group.Changes.ContainsKey(parameter.Name) ? "user" : "system"),
        new XElement("DataType", parameter.DataType),
        new XElement("AllowedValues", parameter.AllowedValues),
        new XElement("IsModifiable", "true"),
        new XElement("MinimumEngineVersion", "5.0.0"),
        new XElement("ChangeType", "immediate"));

    /// <summary>A CacheSubnetGroup element.</summary>
    public static XElement SubnetGroup(CacheSubnetGroup group) => new(
        "CacheSubnetGroup",
        new XElement("CacheSubnetGroupName", group.Name),
        new XElement("CacheSubnetGroupDescription", group.Description),
        new XElement("VpcId", group.VpcId),
        new XElement("ARN", group.Arn),
        new XElement("Subnets", group.Subnets.Select(subnet => new XElement(
            "Subnet",
            new XElement("SubnetIdentifier", subnet.Id),
            new XElement("SubnetAvailabilityZone", new XElement("Name", subnet.Zone)),
            new XElement("SupportedNetworkTypes", new XElement("member", "ipv4"))))),
        new XElement("SupportedNetworkTypes", new XElement("member", "ipv4")));

    /// <summary>A TagList element.</summary>
    public static XElement Tags(IReadOnlyDictionary<string, string> tags) => new(
        "TagList",
        tags.Select(tag => new XElement("Tag", new XElement("Key", tag.Key), new XElement("Value", tag.Value))));

    private static XElement Node(CacheCluster cluster) => new(
        "CacheNode",
        new XElement("CacheNodeId", "0001"),
        new XElement("CacheNodeStatus", cluster.Status),
        new XElement("CacheNodeCreateTime", Time(cluster.CreatedAt)),
        new XElement("ParameterGroupStatus", "in-sync"),
        new XElement("CustomerAvailabilityZone", cluster["PreferredAvailabilityZone"]),
        new XElement(
            "Endpoint",
            new XElement("Address", cluster.Server.Endpoint.Address.ToString()),
            new XElement("Port", cluster.Server.Endpoint.Port)));

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
