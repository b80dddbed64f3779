namespace Amazon.ElasticLoadBalancingV2.Model;

public class TargetHealthDescription
{
    public TargetDescription? Target { get; set; }
    public string? HealthCheckPort { get; set; }
    public TargetHealth? TargetHealth { get; set; }
}
