using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DescribeNetworkInterfacesRequest : AmazonEC2Request
{
    [WireName("NetworkInterfaceId")]
    public List<string>? NetworkInterfaceIds { get; set; }
    [WireName("Filter")]
    public List<Filter>? Filters { get; set; }
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
}

public class DescribeNetworkInterfacesResponse : AmazonWebServiceResponse
{
    [WireName("networkInterfaceSet")]
    public List<NetworkInterface>? NetworkInterfaces { get; set; }
    public string? NextToken { get; set; }
}
