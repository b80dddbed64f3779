namespace Amazon.ECS.Model;

public class NetworkBinding
{
    public string? BindIP { get; set; }
    public int? ContainerPort { get; set; }
    public int? HostPort { get; set; }
    public TransportProtocol? Protocol { get; set; }
    public string? ContainerPortRange { get; set; }
    public string? HostPortRange { get; set; }
}
