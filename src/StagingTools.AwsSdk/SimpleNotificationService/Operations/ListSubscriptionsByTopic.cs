using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public class ListSubscriptionsByTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public string? TopicArn { get; set; }
    public string? NextToken { get; set; }
}

public class ListSubscriptionsByTopicResponse : AmazonWebServiceResponse
{
    public List<Subscription>? Subscriptions { get; set; }
    public string? NextToken { get; set; }
}
