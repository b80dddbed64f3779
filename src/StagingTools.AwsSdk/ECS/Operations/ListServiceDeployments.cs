using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class ListServiceDeploymentsRequest : AmazonECSRequest
{
    public string? Service { get; set; }
    public string? Cluster { get; set; }
    public List<string>? Status { get; set; }
    public CreatedAt? CreatedAt { get; set; }
    public string? NextToken { get; set; }
    public int? MaxResults { get; set; }
}

public class ListServiceDeploymentsResponse : AmazonWebServiceResponse
{
    public List<ServiceDeploymentBrief>? ServiceDeployments { get; set; }
    public string? NextToken { get; set; }
}
