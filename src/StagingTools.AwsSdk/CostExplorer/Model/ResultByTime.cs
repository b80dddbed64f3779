namespace Amazon.CostExplorer.Model;

public class ResultByTime
{
    public DateInterval? TimePeriod { get; set; }
    public Dictionary<string, MetricValue>? Total { get; set; }
    public List<Group>? Groups { get; set; }
    public bool? Estimated { get; set; }
}
