using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public class ListTagsForResourceRequest : AmazonSimpleNotificationServiceRequest
{
    public string? ResourceArn { get; set; }
}

public class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    public List<Tag>? Tags { get; set; }
}
