using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class ListTagsForResourceRequest : AmazonECSRequest
{
    public string? ResourceArn { get; set; }
}

public class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    public List<Tag>? Tags { get; set; }
}
