namespace Amazon.ECS.Model;

public class ServiceConnectServiceResource
{
    public string? DiscoveryName { get; set; }
    public string? DiscoveryArn { get; set; }
}
