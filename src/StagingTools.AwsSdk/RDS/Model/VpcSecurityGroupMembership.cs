namespace Amazon.RDS.Model;

public class VpcSecurityGroupMembership
{
    public string? VpcSecurityGroupId { get; set; }
    public string? Status { get; set; }
}
