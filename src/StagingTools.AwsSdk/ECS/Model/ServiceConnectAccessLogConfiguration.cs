namespace Amazon.ECS.Model;

public class ServiceConnectAccessLogConfiguration
{
    public ServiceConnectAccessLoggingFormat? Format { get; set; }
    public ServiceConnectIncludeQueryParameters? IncludeQueryParameters { get; set; }
}
