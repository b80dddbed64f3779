using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DescribeSecurityGroupsRequest : AmazonEC2Request
{
    [WireName("GroupId")]
    public List<string>? GroupIds { get; set; }
    [WireName("GroupName")]
    public List<string>? GroupNames { get; set; }
    [WireName("Filter")]
    public List<Filter>? Filters { get; set; }
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
}

public class DescribeSecurityGroupsResponse : AmazonWebServiceResponse
{
    [WireName("securityGroupInfo")]
    public List<SecurityGroup>? SecurityGroups { get; set; }
    public string? NextToken { get; set; }
}
