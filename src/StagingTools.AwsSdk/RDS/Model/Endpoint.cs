namespace Amazon.RDS.Model;

public class Endpoint
{
    public string? Address { get; set; }
    public int? Port { get; set; }
    public string? HostedZoneId { get; set; }
}
