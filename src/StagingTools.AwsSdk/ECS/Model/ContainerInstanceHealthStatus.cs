namespace Amazon.ECS.Model;

public class ContainerInstanceHealthStatus
{
    public InstanceHealthCheckState? OverallStatus { get; set; }
    public List<InstanceHealthCheckResult>? Details { get; set; }
}
