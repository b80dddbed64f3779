using Amazon.Protocols;

namespace Amazon.EC2.Model;

public class SecurityGroupRule
{
    public string? SecurityGroupRuleId { get; set; }
    public string? SecurityGroupRuleArn { get; set; }
    public string? GroupId { get; set; }
    public string? GroupOwnerId { get; set; }
    public bool? IsEgress { get; set; }
    public string? IpProtocol { get; set; }
    public int? FromPort { get; set; }
    public int? ToPort { get; set; }
    public string? CidrIpv4 { get; set; }
    public string? CidrIpv6 { get; set; }
    public string? PrefixListId { get; set; }
    public ReferencedSecurityGroup? ReferencedGroupInfo { get; set; }
    public string? Description { get; set; }
    [WireName("tagSet")]
    public List<Tag>? Tags { get; set; }
}
