using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

public class ListSecretsRequest : AmazonSecretsManagerRequest
{
    public bool? IncludePlannedDeletion { get; set; }
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
    public List<Filter>? Filters { get; set; }
    public SortOrderType? SortOrder { get; set; }
    public SortByType? SortBy { get; set; }
}

public class ListSecretsResponse : AmazonWebServiceResponse
{
    public List<SecretListEntry>? SecretList { get; set; }
    public string? NextToken { get; set; }
}
