using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class DescribeDBSnapshotsRequest : AmazonRDSRequest
{
    public string? DBInstanceIdentifier { get; set; }
    public string? DBSnapshotIdentifier { get; set; }
    public string? SnapshotType { get; set; }
    [ListItem("Filter")]
    public List<Filter>? Filters { get; set; }
    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
    public bool? IncludeShared { get; set; }
    public bool? IncludePublic { get; set; }
    public string? DbiResourceId { get; set; }
}

public class DescribeDBSnapshotsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }
    public List<DBSnapshot>? DBSnapshots { get; set; }
}
