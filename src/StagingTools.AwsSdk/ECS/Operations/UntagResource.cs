using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class UntagResourceRequest : AmazonECSRequest
{
    public string? ResourceArn { get; set; }
    public List<string>? TagKeys { get; set; }
}

public class UntagResourceResponse : AmazonWebServiceResponse;
