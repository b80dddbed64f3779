namespace Amazon.ECS.Model;

public class CanaryConfiguration
{
    public double? CanaryPercent { get; set; }
    public int? CanaryBakeTimeInMinutes { get; set; }
}
