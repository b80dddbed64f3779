using Amazon.Runtime;

namespace Amazon.ElastiCache.Model;

public class DescribeCacheClustersRequest : AmazonElastiCacheRequest
{
    public string? CacheClusterId { get; set; }
    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
    public bool? ShowCacheNodeInfo { get; set; }
    public bool? ShowCacheClustersNotInReplicationGroups { get; set; }
}

public class DescribeCacheClustersResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }
    public List<CacheCluster>? CacheClusters { get; set; }
}
