using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

public class TagResourcesRequest : AmazonResourceGroupsTaggingAPIRequest
{
    public List<string>? ResourceARNList { get; set; }
    public Dictionary<string, string>? Tags { get; set; }
}

public class TagResourcesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, FailureInfo>? FailedResourcesMap { get; set; }
}
