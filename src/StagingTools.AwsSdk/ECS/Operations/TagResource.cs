using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class TagResourceRequest : AmazonECSRequest
{
    public string? ResourceArn { get; set; }
    public List<Tag>? Tags { get; set; }
}

public class TagResourceResponse : AmazonWebServiceResponse;
