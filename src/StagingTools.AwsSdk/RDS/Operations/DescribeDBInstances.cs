using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class DescribeDBInstancesRequest : AmazonRDSRequest
{
    public string? DBInstanceIdentifier { get; set; }
    [ListItem("Filter")]
    public List<Filter>? Filters { get; set; }
    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
}

public class DescribeDBInstancesResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }
    public List<DBInstance>? DBInstances { get; set; }
}
