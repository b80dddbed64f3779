using Amazon.Protocols;

namespace Amazon.EC2.Model;

public class Vpc
{
    public string? VpcId { get; set; }
    public string? CidrBlock { get; set; }
    public bool? IsDefault { get; set; }
    public string? OwnerId { get; set; }
    public VpcState? State { get; set; }
    [WireName("tagSet")]
    public List<Tag>? Tags { get; set; }
}
