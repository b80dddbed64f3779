namespace Amazon.Route53.Model;

public class AliasTarget
{
    public string? HostedZoneId { get; set; }
    public string? DNSName { get; set; }
    public bool? EvaluateTargetHealth { get; set; }
}
