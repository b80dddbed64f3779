using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DescribeInstancesRequest : AmazonEC2Request
{
    [WireName("InstanceId")]
    public List<string>? InstanceIds { get; set; }
    [WireName("Filter")]
    public List<Filter>? Filters { get; set; }
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
}

public class DescribeInstancesResponse : AmazonWebServiceResponse
{
    [WireName("reservationSet")]
    public List<Reservation>? Reservations { get; set; }
    public string? NextToken { get; set; }
}
