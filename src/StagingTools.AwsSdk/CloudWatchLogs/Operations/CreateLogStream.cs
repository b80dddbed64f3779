using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

public class CreateLogStreamRequest : AmazonCloudWatchLogsRequest
{
    public string? LogGroupName { get; set; }
    public string? LogStreamName { get; set; }
}

public class CreateLogStreamResponse : AmazonWebServiceResponse;
