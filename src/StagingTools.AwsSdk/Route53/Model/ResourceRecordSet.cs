using Amazon.Protocols;

namespace Amazon.Route53.Model;

public class ResourceRecordSet
{
    public string? Name { get; set; }
    public RRType? Type { get; set; }
    public string? SetIdentifier { get; set; }
    public long? Weight { get; set; }
    public ResourceRecordSetRegion? Region { get; set; }
    public ResourceRecordSetFailover? Failover { get; set; }
    public bool? MultiValueAnswer { get; set; }
    public long? TTL { get; set; }
    [ListItem("ResourceRecord")]
    public List<ResourceRecord>? ResourceRecords { get; set; }
    public AliasTarget? AliasTarget { get; set; }
    public string? HealthCheckId { get; set; }
    public string? TrafficPolicyInstanceId { get; set; }
}
