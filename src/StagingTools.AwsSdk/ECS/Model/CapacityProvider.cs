namespace Amazon.ECS.Model;

public class CapacityProvider
{
    public string? CapacityProviderArn { get; set; }
    public string? Name { get; set; }
    public string? Cluster { get; set; }
    public CapacityProviderStatus? Status { get; set; }
    public AutoScalingGroupProvider? AutoScalingGroupProvider { get; set; }
    public CapacityProviderUpdateStatus? UpdateStatus { get; set; }
    public string? UpdateStatusReason { get; set; }
    public List<Tag>? Tags { get; set; }
}
