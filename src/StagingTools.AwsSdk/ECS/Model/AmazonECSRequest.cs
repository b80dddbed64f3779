using Amazon.Runtime;

namespace Amazon.ECS.Model;

public abstract class AmazonECSRequest : AmazonWebServiceRequest;
