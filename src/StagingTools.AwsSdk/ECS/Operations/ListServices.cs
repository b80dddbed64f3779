using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class ListServicesRequest : AmazonECSRequest
{
    public string? Cluster { get; set; }
    public string? NextToken { get; set; }
    public int? MaxResults { get; set; }
    public LaunchType? LaunchType { get; set; }
    public SchedulingStrategy? SchedulingStrategy { get; set; }
    public ResourceManagementType? ResourceManagementType { get; set; }
}

public class ListServicesResponse : AmazonWebServiceResponse
{
    public List<string>? ServiceArns { get; set; }
    public string? NextToken { get; set; }
}
