using Amazon.Runtime;

namespace Amazon.ServiceQuotas.Model;

public abstract class AmazonServiceQuotasRequest : AmazonWebServiceRequest;
