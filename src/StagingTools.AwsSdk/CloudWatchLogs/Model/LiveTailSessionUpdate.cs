using Amazon.Runtime.EventStreams;

namespace Amazon.CloudWatchLogs.Model;

public class LiveTailSessionUpdate : IEventStreamEvent
{
    public LiveTailSessionMetadata? SessionMetadata { get; set; }
    public List<LiveTailSessionLogEvent>? SessionResults { get; set; }
}
