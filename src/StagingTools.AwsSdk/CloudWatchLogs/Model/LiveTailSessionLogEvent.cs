namespace Amazon.CloudWatchLogs.Model;

public class LiveTailSessionLogEvent
{
    public string? LogStreamName { get; set; }
    public string? LogGroupIdentifier { get; set; }
    public string? Message { get; set; }
    public long? Timestamp { get; set; }
    public long? IngestionTime { get; set; }
}
