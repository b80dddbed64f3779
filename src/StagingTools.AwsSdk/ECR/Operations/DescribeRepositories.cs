using Amazon.Runtime;

namespace Amazon.ECR.Model;

public class DescribeRepositoriesRequest : AmazonECRRequest
{
    public string? RegistryId { get; set; }
    public List<string>? RepositoryNames { get; set; }
    public string? NextToken { get; set; }
    public int? MaxResults { get; set; }
}

public class DescribeRepositoriesResponse : AmazonWebServiceResponse
{
    public List<Repository>? Repositories { get; set; }
    public string? NextToken { get; set; }
}
