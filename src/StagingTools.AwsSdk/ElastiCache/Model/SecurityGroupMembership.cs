namespace Amazon.ElastiCache.Model;

public class SecurityGroupMembership
{
    public string? SecurityGroupId { get; set; }
    public string? Status { get; set; }
}
