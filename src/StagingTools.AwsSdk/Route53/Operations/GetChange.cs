using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.Route53.Model;

[RestOperation("GET", "/2013-04-01/change/{Id}")]
public class GetChangeRequest : AmazonRoute53Request
{
    public string? Id { get; set; }
}

public class GetChangeResponse : AmazonWebServiceResponse
{
    public ChangeInfo? ChangeInfo { get; set; }
}
