namespace Amazon.IdentityManagement.Model;

public class Role
{
    public string? RoleName { get; set; }
    public string? RoleId { get; set; }
    public string? Arn { get; set; }
    public string? Path { get; set; }
    public string? Description { get; set; }
    public string? AssumeRolePolicyDocument { get; set; }
    public DateTime? CreateDate { get; set; }
    public int? MaxSessionDuration { get; set; }
    public List<Tag>? Tags { get; set; }
}
