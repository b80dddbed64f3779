namespace Amazon.ElastiCache.Model;

public class PendingLogDeliveryConfiguration
{
    public LogType? LogType { get; set; }
    public DestinationType? DestinationType { get; set; }
    public DestinationDetails? DestinationDetails { get; set; }
    public LogFormat? LogFormat { get; set; }
}
