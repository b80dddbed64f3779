using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class UpdateServiceRequest : AmazonECSRequest
{
    public string? Cluster { get; set; }
    public string? Service { get; set; }
    public int? DesiredCount { get; set; }
    public string? TaskDefinition { get; set; }
    public List<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; set; }
    public DeploymentConfiguration? DeploymentConfiguration { get; set; }
    public AvailabilityZoneRebalancing? AvailabilityZoneRebalancing { get; set; }
    public NetworkConfiguration? NetworkConfiguration { get; set; }
    public List<PlacementConstraint>? PlacementConstraints { get; set; }
    public List<PlacementStrategy>? PlacementStrategy { get; set; }
    public string? PlatformVersion { get; set; }
    public bool? ForceNewDeployment { get; set; }
    public int? HealthCheckGracePeriodSeconds { get; set; }
    public DeploymentController? DeploymentController { get; set; }
    public bool? EnableExecuteCommand { get; set; }
    public bool? EnableECSManagedTags { get; set; }
    public List<LoadBalancer>? LoadBalancers { get; set; }
    public PropagateTags? PropagateTags { get; set; }
    public List<ServiceRegistry>? ServiceRegistries { get; set; }
    public ServiceConnectConfiguration? ServiceConnectConfiguration { get; set; }
    public List<ServiceVolumeConfiguration>? VolumeConfigurations { get; set; }
    public List<VpcLatticeConfiguration>? VpcLatticeConfigurations { get; set; }
}

public class UpdateServiceResponse : AmazonWebServiceResponse
{
    public Service? Service { get; set; }
}
