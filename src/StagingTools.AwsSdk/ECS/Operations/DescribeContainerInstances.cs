using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class DescribeContainerInstancesRequest : AmazonECSRequest
{
    public string? Cluster { get; set; }
    public List<string>? ContainerInstances { get; set; }
    public List<string>? Include { get; set; }
}

public class DescribeContainerInstancesResponse : AmazonWebServiceResponse
{
    public List<ContainerInstance>? ContainerInstances { get; set; }
    public List<Failure>? Failures { get; set; }
}
