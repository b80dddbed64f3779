namespace Amazon.RDS.Model;

public class PendingCloudwatchLogsExports
{
    public List<string>? LogTypesToEnable { get; set; }
    public List<string>? LogTypesToDisable { get; set; }
}
