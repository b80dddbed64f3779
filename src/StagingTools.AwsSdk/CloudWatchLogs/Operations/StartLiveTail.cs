using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

[HostPrefix("stream-")]
public class StartLiveTailRequest : AmazonCloudWatchLogsRequest
{
    public List<string>? LogGroupIdentifiers { get; set; }
    public List<string>? LogStreamNames { get; set; }
    public List<string>? LogStreamNamePrefixes { get; set; }
    public string? LogEventFilterPattern { get; set; }
}

/// <summary>The answer, whose stream goes on until it is disposed, or the service ends it after three hours.</summary>
public class StartLiveTailResponse : AmazonWebServiceResponse, IStreamedBody, IDisposable
{
    public StartLiveTailResponseStream? ResponseStream { get; set; }

    void IStreamedBody.Open(Stream body) => ResponseStream = new StartLiveTailResponseStream(body);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            ResponseStream?.Dispose();
            ResponseStream = null;
        }
    }
}
