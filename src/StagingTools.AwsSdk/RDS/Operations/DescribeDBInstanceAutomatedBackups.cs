using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class DescribeDBInstanceAutomatedBackupsRequest : AmazonRDSRequest
{
    public string? DbiResourceId { get; set; }
    public string? DBInstanceIdentifier { get; set; }
    [ListItem("Filter")]
    public List<Filter>? Filters { get; set; }
    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
    public string? DBInstanceAutomatedBackupsArn { get; set; }
}

public class DescribeDBInstanceAutomatedBackupsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }
    public List<DBInstanceAutomatedBackup>? DBInstanceAutomatedBackups { get; set; }
}
