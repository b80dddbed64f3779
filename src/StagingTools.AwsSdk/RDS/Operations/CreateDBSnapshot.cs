using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class CreateDBSnapshotRequest : AmazonRDSRequest
{
    public string? DBSnapshotIdentifier { get; set; }
    public string? DBInstanceIdentifier { get; set; }
    [ListItem("Tag")]
    public List<Tag>? Tags { get; set; }
}

public class CreateDBSnapshotResponse : AmazonWebServiceResponse
{
    public DBSnapshot? DBSnapshot { get; set; }
}
