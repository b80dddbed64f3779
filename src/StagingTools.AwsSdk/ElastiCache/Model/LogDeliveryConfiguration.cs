namespace Amazon.ElastiCache.Model;

public class LogDeliveryConfiguration
{
    public LogType? LogType { get; set; }
    public DestinationType? DestinationType { get; set; }
    public DestinationDetails? DestinationDetails { get; set; }
    public LogFormat? LogFormat { get; set; }
    public LogDeliveryConfigurationStatus? Status { get; set; }
    public string? Message { get; set; }
}
