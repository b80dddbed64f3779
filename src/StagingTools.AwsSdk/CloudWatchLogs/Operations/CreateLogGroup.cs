using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

public class CreateLogGroupRequest : AmazonCloudWatchLogsRequest
{
    public string? LogGroupName { get; set; }
    public string? KmsKeyId { get; set; }
    public Dictionary<string, string>? Tags { get; set; }
    public LogGroupClass? LogGroupClass { get; set; }
    public bool? DeletionProtectionEnabled { get; set; }
}

public class CreateLogGroupResponse : AmazonWebServiceResponse;
