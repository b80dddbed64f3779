using Amazon.Protocols;

namespace Amazon.EC2.Model;

public class SecurityGroup
{
    public string? GroupId { get; set; }
    public string? GroupName { get; set; }
    [WireName("groupDescription")]
    public string? Description { get; set; }
    public string? VpcId { get; set; }
    public string? OwnerId { get; set; }
    public string? SecurityGroupArn { get; set; }
    [WireName("tagSet")]
    public List<Tag>? Tags { get; set; }
}
