using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class RunTaskRequest : AmazonECSRequest
{
    public List<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; set; }
    public string? Cluster { get; set; }
    public int? Count { get; set; }
    public bool? EnableECSManagedTags { get; set; }
    public bool? EnableExecuteCommand { get; set; }
    public string? Group { get; set; }
    public LaunchType? LaunchType { get; set; }
    public NetworkConfiguration? NetworkConfiguration { get; set; }
    public TaskOverride? Overrides { get; set; }
    public List<PlacementConstraint>? PlacementConstraints { get; set; }
    public List<PlacementStrategy>? PlacementStrategy { get; set; }
    public string? PlatformVersion { get; set; }
    public PropagateTags? PropagateTags { get; set; }
    public string? ReferenceId { get; set; }
    public string? StartedBy { get; set; }
    public List<Tag>? Tags { get; set; }
    public string? TaskDefinition { get; set; }
    [IdempotencyToken]
    public string? ClientToken { get; set; }
    public List<TaskVolumeConfiguration>? VolumeConfigurations { get; set; }
}

public class RunTaskResponse : AmazonWebServiceResponse
{
    public List<Task>? Tasks { get; set; }
    public List<Failure>? Failures { get; set; }
}
