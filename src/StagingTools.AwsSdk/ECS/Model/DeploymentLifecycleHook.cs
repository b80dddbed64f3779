namespace Amazon.ECS.Model;

public class DeploymentLifecycleHook
{
    public DeploymentLifecycleHookTargetType? TargetType { get; set; }
    public string? HookTargetArn { get; set; }
    public string? RoleArn { get; set; }
    public List<string>? LifecycleStages { get; set; }
    public HookDetails? HookDetails { get; set; }
    public DeploymentLifecycleHookTimeoutConfiguration? TimeoutConfiguration { get; set; }
}
