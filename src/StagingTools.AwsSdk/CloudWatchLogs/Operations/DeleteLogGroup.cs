using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

public class DeleteLogGroupRequest : AmazonCloudWatchLogsRequest
{
    public string? LogGroupName { get; set; }
}

public class DeleteLogGroupResponse : AmazonWebServiceResponse;
