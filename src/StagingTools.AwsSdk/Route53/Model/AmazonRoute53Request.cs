using Amazon.Runtime;

namespace Amazon.Route53.Model;

public abstract class AmazonRoute53Request : AmazonWebServiceRequest;
