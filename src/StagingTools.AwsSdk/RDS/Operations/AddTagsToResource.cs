using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class AddTagsToResourceRequest : AmazonRDSRequest
{
    public string? ResourceName { get; set; }
    [ListItem("Tag")]
    public List<Tag>? Tags { get; set; }
}

public class AddTagsToResourceResponse : AmazonWebServiceResponse;
