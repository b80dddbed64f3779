using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class DescribeServiceDeploymentsRequest : AmazonECSRequest
{
    public List<string>? ServiceDeploymentArns { get; set; }
}

public class DescribeServiceDeploymentsResponse : AmazonWebServiceResponse
{
    public List<ServiceDeployment>? ServiceDeployments { get; set; }
    public List<Failure>? Failures { get; set; }
}
