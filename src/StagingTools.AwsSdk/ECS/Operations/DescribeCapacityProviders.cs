using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class DescribeCapacityProvidersRequest : AmazonECSRequest
{
    public List<string>? CapacityProviders { get; set; }
    public string? Cluster { get; set; }
    public List<string>? Include { get; set; }
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
}

public class DescribeCapacityProvidersResponse : AmazonWebServiceResponse
{
    public List<CapacityProvider>? CapacityProviders { get; set; }
    public List<Failure>? Failures { get; set; }
    public string? NextToken { get; set; }
}
