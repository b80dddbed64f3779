using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class ListTaskDefinitionsRequest : AmazonECSRequest
{
    public string? FamilyPrefix { get; set; }
    public TaskDefinitionStatus? Status { get; set; }
    public SortOrder? Sort { get; set; }
    public string? NextToken { get; set; }
    public int? MaxResults { get; set; }
}

public class ListTaskDefinitionsResponse : AmazonWebServiceResponse
{
    public List<string>? TaskDefinitionArns { get; set; }
    public string? NextToken { get; set; }
}
