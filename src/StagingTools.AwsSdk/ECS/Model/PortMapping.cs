namespace Amazon.ECS.Model;

public class PortMapping
{
    public int? ContainerPort { get; set; }
    public int? HostPort { get; set; }
    public TransportProtocol? Protocol { get; set; }
    public string? Name { get; set; }
    public ApplicationProtocol? AppProtocol { get; set; }
    public string? ContainerPortRange { get; set; }
}
