using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

public class GetResourcesRequest : AmazonResourceGroupsTaggingAPIRequest
{
    public string? PaginationToken { get; set; }
    public List<TagFilter>? TagFilters { get; set; }
    public int? ResourcesPerPage { get; set; }
    public int? TagsPerPage { get; set; }
    public List<string>? ResourceTypeFilters { get; set; }
    public bool? IncludeComplianceDetails { get; set; }
    public bool? ExcludeCompliantResources { get; set; }
    public List<string>? ResourceARNList { get; set; }
}

public class GetResourcesResponse : AmazonWebServiceResponse
{
    public string? PaginationToken { get; set; }
    public List<ResourceTagMapping>? ResourceTagMappingList { get; set; }
}
