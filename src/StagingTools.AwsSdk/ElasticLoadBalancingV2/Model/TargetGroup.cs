namespace Amazon.ElasticLoadBalancingV2.Model;

public class TargetGroup
{
    public string? TargetGroupArn { get; set; }
    public string? TargetGroupName { get; set; }
    public int? Port { get; set; }
    public string? VpcId { get; set; }
    public List<string>? LoadBalancerArns { get; set; }
}
