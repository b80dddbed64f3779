using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public class ListTopicsRequest : AmazonSimpleNotificationServiceRequest
{
    public string? NextToken { get; set; }
}

public class ListTopicsResponse : AmazonWebServiceResponse
{
    public List<Topic>? Topics { get; set; }
    public string? NextToken { get; set; }
}
