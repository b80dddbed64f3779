namespace Amazon.CloudWatchLogs.Model;

public class LiveTailSessionMetadata
{
    public bool? Sampled { get; set; }
}
