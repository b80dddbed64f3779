using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public abstract class AmazonSimpleNotificationServiceRequest : AmazonWebServiceRequest;
