namespace Amazon.ECS.Model;

public class FSxWindowsFileServerVolumeConfiguration
{
    public string? FileSystemId { get; set; }
    public string? RootDirectory { get; set; }
    public FSxWindowsFileServerAuthorizationConfig? AuthorizationConfig { get; set; }
}
