using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class DescribeClustersRequest : AmazonECSRequest
{
    public List<string>? Clusters { get; set; }
    public List<string>? Include { get; set; }
}

public class DescribeClustersResponse : AmazonWebServiceResponse
{
    public List<Cluster>? Clusters { get; set; }
    public List<Failure>? Failures { get; set; }
}
