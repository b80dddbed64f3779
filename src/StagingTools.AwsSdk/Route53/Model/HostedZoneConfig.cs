namespace Amazon.Route53.Model;

public class HostedZoneConfig
{
    public string? Comment { get; set; }
    public bool? PrivateZone { get; set; }
}
