namespace Amazon.ECS.Model;

public class InstanceHealthCheckResult
{
    public InstanceHealthCheckType? Type { get; set; }
    public InstanceHealthCheckState? Status { get; set; }
    public string? StatusReason { get; set; }
    public DateTime? LastUpdated { get; set; }
    public DateTime? LastStatusChange { get; set; }
}
