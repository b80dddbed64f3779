namespace Amazon.ECS.Model;

public class TaskSet
{
    public string? Id { get; set; }
    public string? TaskSetArn { get; set; }
    public string? ServiceArn { get; set; }
    public string? ClusterArn { get; set; }
    public string? StartedBy { get; set; }
    public string? ExternalId { get; set; }
    public string? Status { get; set; }
    public string? TaskDefinition { get; set; }
    public int? ComputedDesiredCount { get; set; }
    public int? PendingCount { get; set; }
    public int? RunningCount { get; set; }
    public DateTime? CreatedAt { get; set; }
    public DateTime? UpdatedAt { get; set; }
    public LaunchType? LaunchType { get; set; }
    public List<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; set; }
    public string? PlatformVersion { get; set; }
    public string? PlatformFamily { get; set; }
    public NetworkConfiguration? NetworkConfiguration { get; set; }
    public List<LoadBalancer>? LoadBalancers { get; set; }
    public List<ServiceRegistry>? ServiceRegistries { get; set; }
    public Scale? Scale { get; set; }
    public StabilityStatus? StabilityStatus { get; set; }
    public DateTime? StabilityStatusAt { get; set; }
    public List<Tag>? Tags { get; set; }
    public DeploymentEphemeralStorage? FargateEphemeralStorage { get; set; }
}
