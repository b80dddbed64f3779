namespace Amazon.RDS.Model;

public class Outpost
{
    public string? Arn { get; set; }
}
