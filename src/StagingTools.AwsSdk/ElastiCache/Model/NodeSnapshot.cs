namespace Amazon.ElastiCache.Model;

public class NodeSnapshot
{
    public string? CacheClusterId { get; set; }
    public string? NodeGroupId { get; set; }
    public string? CacheNodeId { get; set; }
    public NodeGroupConfiguration? NodeGroupConfiguration { get; set; }
    public string? CacheSize { get; set; }
    public DateTime? CacheNodeCreateTime { get; set; }
    public DateTime? SnapshotCreateTime { get; set; }
}
