namespace Amazon.ElastiCache.Model;

public class NodeGroupConfiguration
{
    public string? NodeGroupId { get; set; }
    public string? Slots { get; set; }
    public int? ReplicaCount { get; set; }
    public string? PrimaryAvailabilityZone { get; set; }
    public List<string>? ReplicaAvailabilityZones { get; set; }
    public string? PrimaryOutpostArn { get; set; }
    public List<string>? ReplicaOutpostArns { get; set; }
}
