namespace Amazon.ECS.Model;

public class DeploymentLifecycleHookTimeoutConfiguration
{
    public int? TimeoutInMinutes { get; set; }
    public DeploymentLifecycleHookAction? Action { get; set; }
}
