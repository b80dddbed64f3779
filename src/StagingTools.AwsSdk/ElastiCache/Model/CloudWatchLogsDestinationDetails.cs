namespace Amazon.ElastiCache.Model;

public class CloudWatchLogsDestinationDetails
{
    public string? LogGroup { get; set; }
}
