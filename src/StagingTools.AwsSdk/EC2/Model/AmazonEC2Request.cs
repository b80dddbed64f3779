using Amazon.Runtime;

namespace Amazon.EC2.Model;

public abstract class AmazonEC2Request : AmazonWebServiceRequest;
