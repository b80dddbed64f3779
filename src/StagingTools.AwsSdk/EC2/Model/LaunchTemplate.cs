using Amazon.Protocols;

namespace Amazon.EC2.Model;

public class LaunchTemplate
{
    public string? LaunchTemplateId { get; set; }
    public string? LaunchTemplateName { get; set; }
    public DateTime? CreateTime { get; set; }
    public string? CreatedBy { get; set; }
    public long? DefaultVersionNumber { get; set; }
    public long? LatestVersionNumber { get; set; }
    [WireName("tagSet")]
    public List<Tag>? Tags { get; set; }
}
