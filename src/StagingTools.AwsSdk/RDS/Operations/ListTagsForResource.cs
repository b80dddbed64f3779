using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class ListTagsForResourceRequest : AmazonRDSRequest
{
    public string? ResourceName { get; set; }
    [ListItem("Filter")]
    public List<Filter>? Filters { get; set; }
}

public class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    public List<Tag>? TagList { get; set; }
}
