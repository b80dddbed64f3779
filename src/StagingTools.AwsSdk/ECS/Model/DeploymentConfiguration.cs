namespace Amazon.ECS.Model;

public class DeploymentConfiguration
{
    public DeploymentCircuitBreaker? DeploymentCircuitBreaker { get; set; }
    public int? MaximumPercent { get; set; }
    public int? MinimumHealthyPercent { get; set; }
    public DeploymentAlarms? Alarms { get; set; }
    public DeploymentStrategy? Strategy { get; set; }
    public int? BakeTimeInMinutes { get; set; }
    public List<DeploymentLifecycleHook>? LifecycleHooks { get; set; }
    public LinearConfiguration? LinearConfiguration { get; set; }
    public CanaryConfiguration? CanaryConfiguration { get; set; }
}
