namespace Amazon.ECS.Model;

public class AutoScalingGroupProvider
{
    public string? AutoScalingGroupArn { get; set; }
}
