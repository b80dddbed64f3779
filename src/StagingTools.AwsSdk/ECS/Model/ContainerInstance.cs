namespace Amazon.ECS.Model;

public class ContainerInstance
{
    public string? ContainerInstanceArn { get; set; }
    public string? Ec2InstanceId { get; set; }
    public string? CapacityProviderName { get; set; }
    public long? Version { get; set; }
    public VersionInfo? VersionInfo { get; set; }
    public List<Resource>? RemainingResources { get; set; }
    public List<Resource>? RegisteredResources { get; set; }
    public string? Status { get; set; }
    public string? StatusReason { get; set; }
    public bool? AgentConnected { get; set; }
    public int? RunningTasksCount { get; set; }
    public int? PendingTasksCount { get; set; }
    public AgentUpdateStatus? AgentUpdateStatus { get; set; }
    public List<Attribute>? Attributes { get; set; }
    public DateTime? RegisteredAt { get; set; }
    public List<Attachment>? Attachments { get; set; }
    public List<Tag>? Tags { get; set; }
    public ContainerInstanceHealthStatus? HealthStatus { get; set; }
}
