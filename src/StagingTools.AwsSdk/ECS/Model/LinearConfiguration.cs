namespace Amazon.ECS.Model;

public class LinearConfiguration
{
    public double? StepPercent { get; set; }
    public int? StepBakeTimeInMinutes { get; set; }
}
