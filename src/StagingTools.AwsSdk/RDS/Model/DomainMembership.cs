namespace Amazon.RDS.Model;

public class DomainMembership
{
    public string? Domain { get; set; }
    public string? Status { get; set; }
    public string? FQDN { get; set; }
    public string? IAMRoleName { get; set; }
    public string? OU { get; set; }
    public string? AuthSecretArn { get; set; }
    public List<string>? DnsIps { get; set; }
}
