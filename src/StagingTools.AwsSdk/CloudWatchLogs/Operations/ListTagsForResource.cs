using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

public class ListTagsForResourceRequest : AmazonCloudWatchLogsRequest
{
    public string? ResourceArn { get; set; }
}

public class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string>? Tags { get; set; }
}
