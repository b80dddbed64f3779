using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class DeleteDBInstanceRequest : AmazonRDSRequest
{
    public string? DBInstanceIdentifier { get; set; }
    public bool? SkipFinalSnapshot { get; set; }
    public string? FinalDBSnapshotIdentifier { get; set; }
    public bool? DeleteAutomatedBackups { get; set; }
}

public class DeleteDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}
