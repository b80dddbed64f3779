using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DescribeInstanceTypesRequest : AmazonEC2Request
{
    [WireName("InstanceType")]
    public List<string>? InstanceTypes { get; set; }
    [WireName("Filter")]
    public List<Filter>? Filters { get; set; }
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
}

public class DescribeInstanceTypesResponse : AmazonWebServiceResponse
{
    [WireName("instanceTypeSet")]
    public List<InstanceTypeInfo>? InstanceTypes { get; set; }
    public string? NextToken { get; set; }
}
