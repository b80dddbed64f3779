namespace Amazon.ElastiCache.Model;

public class DestinationDetails
{
    public CloudWatchLogsDestinationDetails? CloudWatchLogsDetails { get; set; }
    public KinesisFirehoseDestinationDetails? KinesisFirehoseDetails { get; set; }
}
