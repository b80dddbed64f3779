using Amazon.Runtime;

namespace Amazon.ECR.Model;

public abstract class AmazonECRRequest : AmazonWebServiceRequest;
