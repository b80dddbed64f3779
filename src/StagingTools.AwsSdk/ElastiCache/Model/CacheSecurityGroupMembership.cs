namespace Amazon.ElastiCache.Model;

public class CacheSecurityGroupMembership
{
    public string? CacheSecurityGroupName { get; set; }
    public string? Status { get; set; }
}
