using Amazon.Runtime;

namespace Amazon.ElastiCache.Model;

public class ListTagsForResourceRequest : AmazonElastiCacheRequest
{
    public string? ResourceName { get; set; }
}

public class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    public List<Tag>? TagList { get; set; }
}
