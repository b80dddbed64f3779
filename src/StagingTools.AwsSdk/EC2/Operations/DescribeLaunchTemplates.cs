using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DescribeLaunchTemplatesRequest : AmazonEC2Request
{
    [WireName("LaunchTemplateId")]
    public List<string>? LaunchTemplateIds { get; set; }
    [WireName("LaunchTemplateName")]
    public List<string>? LaunchTemplateNames { get; set; }
    [WireName("Filter")]
    public List<Filter>? Filters { get; set; }
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
}

public class DescribeLaunchTemplatesResponse : AmazonWebServiceResponse
{
    public List<LaunchTemplate>? LaunchTemplates { get; set; }
    public string? NextToken { get; set; }
}
