namespace Amazon.RDS.Model;

public class CustomDBEngineVersionAMI
{
    public string? ImageId { get; set; }
    public string? Status { get; set; }
}
