namespace Amazon.RDS.Model;

public class CloudwatchLogsExportConfiguration
{
    public List<string>? EnableLogTypes { get; set; }
    public List<string>? DisableLogTypes { get; set; }
}
