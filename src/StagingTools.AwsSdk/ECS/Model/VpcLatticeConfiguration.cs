namespace Amazon.ECS.Model;

public class VpcLatticeConfiguration
{
    public string? RoleArn { get; set; }
    public string? TargetGroupArn { get; set; }
    public string? PortName { get; set; }
}
