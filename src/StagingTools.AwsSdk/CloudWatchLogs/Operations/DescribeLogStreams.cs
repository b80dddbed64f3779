using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

public class DescribeLogStreamsRequest : AmazonCloudWatchLogsRequest
{
    public string? LogGroupName { get; set; }
    public string? LogGroupIdentifier { get; set; }
    public string? LogStreamNamePrefix { get; set; }
    public OrderBy? OrderBy { get; set; }
    public bool? Descending { get; set; }
    public string? NextToken { get; set; }
    public int? Limit { get; set; }
}

public class DescribeLogStreamsResponse : AmazonWebServiceResponse
{
    public List<LogStream>? LogStreams { get; set; }
    public string? NextToken { get; set; }
}
