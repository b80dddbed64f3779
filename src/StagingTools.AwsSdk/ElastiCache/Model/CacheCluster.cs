namespace Amazon.ElastiCache.Model;

public class CacheCluster
{
    public string? CacheClusterId { get; set; }
    public Endpoint? ConfigurationEndpoint { get; set; }
    public string? ClientDownloadLandingPage { get; set; }
    public string? CacheNodeType { get; set; }
    public string? Engine { get; set; }
    public string? EngineVersion { get; set; }
    public string? CacheClusterStatus { get; set; }
    public int? NumCacheNodes { get; set; }
    public string? PreferredAvailabilityZone { get; set; }
    public string? PreferredOutpostArn { get; set; }
    public DateTime? CacheClusterCreateTime { get; set; }
    public string? PreferredMaintenanceWindow { get; set; }
    public PendingModifiedValues? PendingModifiedValues { get; set; }
    public NotificationConfiguration? NotificationConfiguration { get; set; }
    public List<CacheSecurityGroupMembership>? CacheSecurityGroups { get; set; }
    public CacheParameterGroupStatus? CacheParameterGroup { get; set; }
    public string? CacheSubnetGroupName { get; set; }
    public List<CacheNode>? CacheNodes { get; set; }
    public bool? AutoMinorVersionUpgrade { get; set; }
    public List<SecurityGroupMembership>? SecurityGroups { get; set; }
    public string? ReplicationGroupId { get; set; }
    public int? SnapshotRetentionLimit { get; set; }
    public string? SnapshotWindow { get; set; }
    public bool? AuthTokenEnabled { get; set; }
    public DateTime? AuthTokenLastModifiedDate { get; set; }
    public bool? TransitEncryptionEnabled { get; set; }
    public bool? AtRestEncryptionEnabled { get; set; }
    public string? ARN { get; set; }
    public bool? ReplicationGroupLogDeliveryEnabled { get; set; }
    public List<LogDeliveryConfiguration>? LogDeliveryConfigurations { get; set; }
    public NetworkType? NetworkType { get; set; }
    public IpDiscovery? IpDiscovery { get; set; }
    public TransitEncryptionMode? TransitEncryptionMode { get; set; }
}
