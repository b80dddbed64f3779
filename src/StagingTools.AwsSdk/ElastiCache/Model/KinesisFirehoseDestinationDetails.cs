namespace Amazon.ElastiCache.Model;

public class KinesisFirehoseDestinationDetails
{
    public string? DeliveryStream { get; set; }
}
