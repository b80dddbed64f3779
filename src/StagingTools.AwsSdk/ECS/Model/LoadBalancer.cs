namespace Amazon.ECS.Model;

public class LoadBalancer
{
    public string? TargetGroupArn { get; set; }
    public string? LoadBalancerName { get; set; }
    public string? ContainerName { get; set; }
    public int? ContainerPort { get; set; }
    public AdvancedConfiguration? AdvancedConfiguration { get; set; }
}
