namespace Amazon.ECS.Model;

public class TaskDefinition
{
    public string? TaskDefinitionArn { get; set; }
    public List<ContainerDefinition>? ContainerDefinitions { get; set; }
    public string? Family { get; set; }
    public string? TaskRoleArn { get; set; }
    public string? ExecutionRoleArn { get; set; }
    public NetworkMode? NetworkMode { get; set; }
    public int? Revision { get; set; }
    public List<Volume>? Volumes { get; set; }
    public TaskDefinitionStatus? Status { get; set; }
    public List<Attribute>? RequiresAttributes { get; set; }
    public List<TaskDefinitionPlacementConstraint>? PlacementConstraints { get; set; }
    public List<string>? Compatibilities { get; set; }
    public RuntimePlatform? RuntimePlatform { get; set; }
    public List<string>? RequiresCompatibilities { get; set; }
    public string? Cpu { get; set; }
    public string? Memory { get; set; }
    public List<InferenceAccelerator>? InferenceAccelerators { get; set; }
    public PidMode? PidMode { get; set; }
    public IpcMode? IpcMode { get; set; }
    public ProxyConfiguration? ProxyConfiguration { get; set; }
    public DateTime? RegisteredAt { get; set; }
    public DateTime? DeregisteredAt { get; set; }
    public DateTime? DeleteRequestedAt { get; set; }
    public string? RegisteredBy { get; set; }
    public EphemeralStorage? EphemeralStorage { get; set; }
    public bool? EnableFaultInjection { get; set; }
}
