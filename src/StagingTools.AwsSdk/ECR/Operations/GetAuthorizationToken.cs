using Amazon.Runtime;

namespace Amazon.ECR.Model;

public class GetAuthorizationTokenRequest : AmazonECRRequest
{
    public List<string>? RegistryIds { get; set; }
}

public class GetAuthorizationTokenResponse : AmazonWebServiceResponse
{
    public List<AuthorizationData>? AuthorizationData { get; set; }
}
