namespace Amazon.ECS.Model;

public class HostEntry
{
    public string? Hostname { get; set; }
    public string? IpAddress { get; set; }
}
