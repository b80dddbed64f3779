using Amazon.Runtime.EventStreams;

namespace Amazon.CloudWatchLogs.Model;

public class LiveTailSessionStart : IEventStreamEvent
{
    public string? RequestId { get; set; }
    public string? SessionId { get; set; }
    public List<string>? LogGroupIdentifiers { get; set; }
    public List<string>? LogStreamNames { get; set; }
    public List<string>? LogStreamNamePrefixes { get; set; }
    public string? LogEventFilterPattern { get; set; }
}
