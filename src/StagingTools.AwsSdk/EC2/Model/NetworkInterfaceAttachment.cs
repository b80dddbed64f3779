namespace Amazon.EC2.Model;

public class NetworkInterfaceAttachment
{
    public string? AttachmentId { get; set; }
    public string? InstanceId { get; set; }
    public string? InstanceOwnerId { get; set; }
}
