namespace Amazon.ECS.Model;

public class ServiceDeploymentCircuitBreaker
{
    public ServiceDeploymentRollbackMonitorsStatus? Status { get; set; }
    public int? FailureCount { get; set; }
    public int? Threshold { get; set; }
}
