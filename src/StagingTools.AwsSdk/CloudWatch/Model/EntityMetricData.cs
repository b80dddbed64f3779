namespace Amazon.CloudWatch.Model;

public class EntityMetricData
{
    public Entity? Entity { get; set; }
    public List<MetricDatum>? MetricData { get; set; }
}
