namespace Amazon.CloudWatchLogs.Model;

public class InputLogEvent
{
    public DateTime? Timestamp { get; set; }
    public string? Message { get; set; }
}
