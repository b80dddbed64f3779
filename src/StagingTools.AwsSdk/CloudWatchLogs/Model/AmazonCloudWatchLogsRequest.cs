using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

public abstract class AmazonCloudWatchLogsRequest : AmazonWebServiceRequest;
