namespace Amazon.RDS.Model;

public class AvailabilityZone
{
    public string? Name { get; set; }
}
