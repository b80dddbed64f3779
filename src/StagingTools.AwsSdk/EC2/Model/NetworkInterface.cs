using Amazon.Protocols;

namespace Amazon.EC2.Model;

public class NetworkInterface
{
    public string? NetworkInterfaceId { get; set; }
    public NetworkInterfaceType? InterfaceType { get; set; }
    public NetworkInterfaceStatus? Status { get; set; }
    public string? Description { get; set; }
    public NetworkInterfaceAttachment? Attachment { get; set; }
    [WireName("groupSet")]
    public List<GroupIdentifier>? Groups { get; set; }
    public string? RequesterId { get; set; }
    public bool? RequesterManaged { get; set; }
    public string? OwnerId { get; set; }
    public string? PrivateIpAddress { get; set; }
    public string? SubnetId { get; set; }
    public string? VpcId { get; set; }
    public List<Tag>? TagSet { get; set; }
}
