namespace Amazon.RDS.Model;

public class DBInstanceStatusInfo
{
    public string? StatusType { get; set; }
    public bool? Normal { get; set; }
    public string? Status { get; set; }
    public string? Message { get; set; }
}
