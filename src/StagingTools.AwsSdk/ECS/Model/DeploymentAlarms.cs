namespace Amazon.ECS.Model;

public class DeploymentAlarms
{
    public List<string>? AlarmNames { get; set; }
    public bool? Rollback { get; set; }
    public bool? Enable { get; set; }
}
