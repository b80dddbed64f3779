using Amazon.Runtime;

namespace Amazon.ElastiCache.Model;

public class DescribeCacheEngineVersionsRequest : AmazonElastiCacheRequest
{
    public string? Engine { get; set; }
    public string? EngineVersion { get; set; }
    public string? CacheParameterGroupFamily { get; set; }
    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
    public bool? DefaultOnly { get; set; }
}

public class DescribeCacheEngineVersionsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }
    public List<CacheEngineVersion>? CacheEngineVersions { get; set; }
}
