namespace Amazon.ECS.Model;

public class EBSTagSpecification
{
    public EBSResourceType? ResourceType { get; set; }
    public List<Tag>? Tags { get; set; }
    public PropagateTags? PropagateTags { get; set; }
}
