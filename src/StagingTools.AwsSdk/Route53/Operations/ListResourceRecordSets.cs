using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.Route53.Model;

[RestOperation("GET", "/2013-04-01/hostedzone/{HostedZoneId}/rrset")]
public class ListResourceRecordSetsRequest : AmazonRoute53Request
{
    public string? HostedZoneId { get; set; }
    [InQuery("name")]
    public string? StartRecordName { get; set; }
    [InQuery("type")]
    public RRType? StartRecordType { get; set; }
    [InQuery("identifier")]
    public string? StartRecordIdentifier { get; set; }
    [InQuery("maxitems")]
    public string? MaxItems { get; set; }
}

public class ListResourceRecordSetsResponse : AmazonWebServiceResponse
{
    public List<ResourceRecordSet>? ResourceRecordSets { get; set; }
    public bool? IsTruncated { get; set; }
    public string? NextRecordName { get; set; }
    public RRType? NextRecordType { get; set; }
    public string? NextRecordIdentifier { get; set; }
    public string? MaxItems { get; set; }
}
