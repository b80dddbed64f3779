namespace Amazon.Route53.Model;

public class HostedZone
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? CallerReference { get; set; }
    public HostedZoneConfig? Config { get; set; }
    public long? ResourceRecordSetCount { get; set; }
}
