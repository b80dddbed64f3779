namespace Amazon.ElastiCache.Model;

public class CacheNode
{
    public string? CacheNodeId { get; set; }
    public string? CacheNodeStatus { get; set; }
    public DateTime? CacheNodeCreateTime { get; set; }
    public Endpoint? Endpoint { get; set; }
    public string? ParameterGroupStatus { get; set; }
    public string? SourceCacheNodeId { get; set; }
    public string? CustomerAvailabilityZone { get; set; }
    public string? CustomerOutpostArn { get; set; }
}
