using Amazon.Runtime.EventStreams.Internal;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>An event stream's end that was not asked for; the inner exception says why.</summary>
public class CloudWatchLogsEventStreamException : EventStreamException
{
    public CloudWatchLogsEventStreamException()
    {
    }

    public CloudWatchLogsEventStreamException(string message)
        : base(message)
    {
    }

    public CloudWatchLogsEventStreamException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
