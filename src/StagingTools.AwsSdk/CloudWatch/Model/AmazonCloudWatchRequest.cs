using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

public abstract class AmazonCloudWatchRequest : AmazonWebServiceRequest;
