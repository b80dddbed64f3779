namespace Amazon.ECS.Model;

public class DeploymentCircuitBreaker
{
    public bool? Enable { get; set; }
    public bool? Rollback { get; set; }
}
