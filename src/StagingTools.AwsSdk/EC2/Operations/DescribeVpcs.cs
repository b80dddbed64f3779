using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DescribeVpcsRequest : AmazonEC2Request
{
    [WireName("VpcId")]
    public List<string>? VpcIds { get; set; }
    [WireName("Filter")]
    public List<Filter>? Filters { get; set; }
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
}

public class DescribeVpcsResponse : AmazonWebServiceResponse
{
    [WireName("vpcSet")]
    public List<Vpc>? Vpcs { get; set; }
    public string? NextToken { get; set; }
}
