namespace Amazon.ElasticLoadBalancingV2.Model;

public class TargetHealth
{
    public TargetHealthStateEnum? State { get; set; }
    public TargetHealthReasonEnum? Reason { get; set; }
    public string? Description { get; set; }
}
