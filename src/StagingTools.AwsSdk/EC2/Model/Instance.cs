using Amazon.Protocols;

namespace Amazon.EC2.Model;

public class Instance
{
    public string? InstanceId { get; set; }
    [WireName("instanceState")]
    public InstanceState? State { get; set; }
    public InstanceType? InstanceType { get; set; }
    [WireName("ipAddress")]
    public string? PublicIpAddress { get; set; }
    [WireName("dnsName")]
    public string? PublicDnsName { get; set; }
    public string? PrivateIpAddress { get; set; }
    public string? VpcId { get; set; }
    public string? SubnetId { get; set; }
    public CpuOptions? CpuOptions { get; set; }
    public InstanceLifecycleType? InstanceLifecycle { get; set; }
    public DateTime? LaunchTime { get; set; }
    [WireName("tagSet")]
    public List<Tag>? Tags { get; set; }
}
