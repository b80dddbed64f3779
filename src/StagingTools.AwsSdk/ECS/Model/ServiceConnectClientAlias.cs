namespace Amazon.ECS.Model;

public class ServiceConnectClientAlias
{
    public int? Port { get; set; }
    public string? DnsName { get; set; }
    public ServiceConnectTestTrafficRules? TestTrafficRules { get; set; }
}
