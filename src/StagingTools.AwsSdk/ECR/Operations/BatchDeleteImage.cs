using Amazon.Runtime;

namespace Amazon.ECR.Model;

public class BatchDeleteImageRequest : AmazonECRRequest
{
    public string? RegistryId { get; set; }
    public string? RepositoryName { get; set; }
    public List<ImageIdentifier>? ImageIds { get; set; }
}

public class BatchDeleteImageResponse : AmazonWebServiceResponse
{
    public List<ImageIdentifier>? ImageIds { get; set; }
    public List<ImageFailure>? Failures { get; set; }
}
