using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

public abstract class AmazonAutoScalingRequest : AmazonWebServiceRequest;
