namespace Amazon.RDS.Model;

public class DBInstanceAutomatedBackupsReplication
{
    public string? DBInstanceAutomatedBackupsArn { get; set; }
}
