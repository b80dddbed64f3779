namespace Amazon.ECS.Model;

public class ServiceConnectService
{
    public string? PortName { get; set; }
    public string? DiscoveryName { get; set; }
    public List<ServiceConnectClientAlias>? ClientAliases { get; set; }
    public int? IngressPortOverride { get; set; }
    public TimeoutConfiguration? Timeout { get; set; }
    public ServiceConnectTlsConfiguration? Tls { get; set; }
}
