using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class DeleteDBSnapshotRequest : AmazonRDSRequest
{
    public string? DBSnapshotIdentifier { get; set; }
}

public class DeleteDBSnapshotResponse : AmazonWebServiceResponse
{
    public DBSnapshot? DBSnapshot { get; set; }
}
