using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DescribeSecurityGroupRulesRequest : AmazonEC2Request
{
    [WireName("SecurityGroupRuleId")]
    public List<string>? SecurityGroupRuleIds { get; set; }
    [WireName("Filter")]
    public List<Filter>? Filters { get; set; }
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
}

public class DescribeSecurityGroupRulesResponse : AmazonWebServiceResponse
{
    [WireName("securityGroupRuleSet")]
    public List<SecurityGroupRule>? SecurityGroupRules { get; set; }
    public string? NextToken { get; set; }
}
