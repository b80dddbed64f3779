namespace Amazon.ElastiCache.Model;

public class CacheParameterGroupStatus
{
    public string? CacheParameterGroupName { get; set; }
    public string? ParameterApplyStatus { get; set; }
    public List<string>? CacheNodeIdsToReboot { get; set; }
}
