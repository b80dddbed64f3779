namespace Amazon.ECS.Model;

public class DeploymentLifecycleHookDetail
{
    public string? HookId { get; set; }
    public DeploymentLifecycleHookTargetType? TargetType { get; set; }
    public string? TargetArn { get; set; }
    public DeploymentLifecycleHookStatus? Status { get; set; }
    public DateTime? ExpiresAt { get; set; }
    public DeploymentLifecycleHookAction? TimeoutAction { get; set; }
}
