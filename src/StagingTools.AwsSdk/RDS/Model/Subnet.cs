namespace Amazon.RDS.Model;

public class Subnet
{
    public string? SubnetIdentifier { get; set; }
    public AvailabilityZone? SubnetAvailabilityZone { get; set; }
    public Outpost? SubnetOutpost { get; set; }
    public string? SubnetStatus { get; set; }
}
