using Amazon.Protocols;

namespace Amazon.RDS.Model;

public class TagSpecification
{
    public string? ResourceType { get; set; }
    [ListItem("Tag")]
    public List<Tag>? Tags { get; set; }
}
