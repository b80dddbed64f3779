namespace Amazon.CostExplorer.Model;

public class Group
{
    public List<string>? Keys { get; set; }
    public Dictionary<string, MetricValue>? Metrics { get; set; }
}
