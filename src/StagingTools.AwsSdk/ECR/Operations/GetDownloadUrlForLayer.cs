using Amazon.Runtime;

namespace Amazon.ECR.Model;

public class GetDownloadUrlForLayerRequest : AmazonECRRequest
{
    public string? RegistryId { get; set; }
    public string? RepositoryName { get; set; }
    public string? LayerDigest { get; set; }
}

public class GetDownloadUrlForLayerResponse : AmazonWebServiceResponse
{
    public string? DownloadUrl { get; set; }
    public string? LayerDigest { get; set; }
}
