using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

public class DescribeAutoScalingGroupsRequest : AmazonAutoScalingRequest
{
    public List<string>? AutoScalingGroupNames { get; set; }
    public List<Filter>? Filters { get; set; }
    public bool? IncludeInstances { get; set; }
    public int? MaxRecords { get; set; }
    public string? NextToken { get; set; }
}

public class DescribeAutoScalingGroupsResponse : AmazonWebServiceResponse
{
    public List<AutoScalingGroup>? AutoScalingGroups { get; set; }
    public string? NextToken { get; set; }
}
