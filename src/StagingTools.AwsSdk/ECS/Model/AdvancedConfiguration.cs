namespace Amazon.ECS.Model;

public class AdvancedConfiguration
{
    public string? AlternateTargetGroupArn { get; set; }
    public string? ProductionListenerRule { get; set; }
    public string? TestListenerRule { get; set; }
    public string? RoleArn { get; set; }
}
