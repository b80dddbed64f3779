using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

public class FilterLogEventsRequest : AmazonCloudWatchLogsRequest
{
    public string? LogGroupName { get; set; }
    public string? LogGroupIdentifier { get; set; }
    public List<string>? LogStreamNames { get; set; }
    public string? LogStreamNamePrefix { get; set; }
    public long? StartTime { get; set; }
    public long? EndTime { get; set; }
    public string? FilterPattern { get; set; }
    public string? NextToken { get; set; }
    public int? Limit { get; set; }
    public bool? Interleaved { get; set; }
    public bool? Unmask { get; set; }
}

public class FilterLogEventsResponse : AmazonWebServiceResponse
{
    public List<FilteredLogEvent>? Events { get; set; }
    public List<SearchedLogStream>? SearchedLogStreams { get; set; }
    public string? NextToken { get; set; }
}
