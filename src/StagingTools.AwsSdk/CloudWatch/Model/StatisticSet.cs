namespace Amazon.CloudWatch.Model;

public class StatisticSet
{
    public double? SampleCount { get; set; }
    public double? Sum { get; set; }
    public double? Minimum { get; set; }
    public double? Maximum { get; set; }
}
