using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.Route53.Model;

[RestOperation("GET", "/2013-04-01/hostedzone/{Id}")]
public class GetHostedZoneRequest : AmazonRoute53Request
{
    public string? Id { get; set; }
}

public class GetHostedZoneResponse : AmazonWebServiceResponse
{
    public HostedZone? HostedZone { get; set; }
}
