using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.Route53.Model;

[RestOperation("GET", "/2013-04-01/hostedzonesbyname")]
public class ListHostedZonesByNameRequest : AmazonRoute53Request
{
    [InQuery("dnsname")]
    public string? DNSName { get; set; }
    [InQuery("hostedzoneid")]
    public string? HostedZoneId { get; set; }
    [InQuery("maxitems")]
    public string? MaxItems { get; set; }
}

public class ListHostedZonesByNameResponse : AmazonWebServiceResponse
{
    public List<HostedZone>? HostedZones { get; set; }
    public string? DNSName { get; set; }
    public string? HostedZoneId { get; set; }
    public bool? IsTruncated { get; set; }
    public string? NextDNSName { get; set; }
    public string? NextHostedZoneId { get; set; }
    public string? MaxItems { get; set; }
}
