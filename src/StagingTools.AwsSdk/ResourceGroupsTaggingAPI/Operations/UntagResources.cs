using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

public class UntagResourcesRequest : AmazonResourceGroupsTaggingAPIRequest
{
    public List<string>? ResourceARNList { get; set; }
    public List<string>? TagKeys { get; set; }
}

public class UntagResourcesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, FailureInfo>? FailedResourcesMap { get; set; }
}
