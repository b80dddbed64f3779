namespace Amazon.ECS.Model;

public class ServiceConnectConfiguration
{
    public bool? Enabled { get; set; }
    public string? Namespace { get; set; }
    public List<ServiceConnectService>? Services { get; set; }
    public LogConfiguration? LogConfiguration { get; set; }
    public ServiceConnectAccessLogConfiguration? AccessLogConfiguration { get; set; }
}
