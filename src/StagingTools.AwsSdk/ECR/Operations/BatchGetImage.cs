using Amazon.Runtime;

namespace Amazon.ECR.Model;

public class BatchGetImageRequest : AmazonECRRequest
{
    public string? RegistryId { get; set; }
    public string? RepositoryName { get; set; }
    public List<ImageIdentifier>? ImageIds { get; set; }
    public List<string>? AcceptedMediaTypes { get; set; }
}

public class BatchGetImageResponse : AmazonWebServiceResponse
{
    public List<Image>? Images { get; set; }
    public List<ImageFailure>? Failures { get; set; }
}
