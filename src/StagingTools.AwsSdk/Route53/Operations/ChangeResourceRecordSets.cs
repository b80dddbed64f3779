using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.Route53.Model;

[RestOperation("POST", "/2013-04-01/hostedzone/{HostedZoneId}/rrset/")]
public class ChangeResourceRecordSetsRequest : AmazonRoute53Request
{
    public string? HostedZoneId { get; set; }
    public ChangeBatch? ChangeBatch { get; set; }
}

public class ChangeResourceRecordSetsResponse : AmazonWebServiceResponse
{
    public ChangeInfo? ChangeInfo { get; set; }
}
