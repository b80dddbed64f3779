namespace Amazon.RDS.Model;

public class DBInstanceRole
{
    public string? RoleArn { get; set; }
    public string? FeatureName { get; set; }
    public string? Status { get; set; }
}
