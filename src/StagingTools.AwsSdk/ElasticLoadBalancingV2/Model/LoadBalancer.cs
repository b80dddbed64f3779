namespace Amazon.ElasticLoadBalancingV2.Model;

public class LoadBalancer
{
    public string? LoadBalancerArn { get; set; }
    public string? LoadBalancerName { get; set; }
    public string? DNSName { get; set; }
    public string? CanonicalHostedZoneId { get; set; }
    public DateTime? CreatedTime { get; set; }
    public string? VpcId { get; set; }
    public LoadBalancerState? State { get; set; }
}
