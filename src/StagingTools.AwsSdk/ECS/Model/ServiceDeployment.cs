namespace Amazon.ECS.Model;

public class ServiceDeployment
{
    public string? ServiceDeploymentArn { get; set; }
    public string? ServiceArn { get; set; }
    public string? ClusterArn { get; set; }
    public DateTime? CreatedAt { get; set; }
    public DateTime? StartedAt { get; set; }
    public DateTime? FinishedAt { get; set; }
    public DateTime? StoppedAt { get; set; }
    public DateTime? UpdatedAt { get; set; }
    public List<ServiceRevisionSummary>? SourceServiceRevisions { get; set; }
    public ServiceRevisionSummary? TargetServiceRevision { get; set; }
    public ServiceDeploymentStatus? Status { get; set; }
    public string? StatusReason { get; set; }
    public ServiceDeploymentLifecycleStage? LifecycleStage { get; set; }
    public List<DeploymentLifecycleHookDetail>? LifecycleHookDetails { get; set; }
    public DeploymentConfiguration? DeploymentConfiguration { get; set; }
    public Rollback? Rollback { get; set; }
    public ServiceDeploymentCircuitBreaker? DeploymentCircuitBreaker { get; set; }
    public ServiceDeploymentAlarms? Alarms { get; set; }
}
