namespace Amazon.ECS.Model;

public class ServiceVolumeConfiguration
{
    public string? Name { get; set; }
    public ServiceManagedEBSVolumeConfiguration? ManagedEBSVolume { get; set; }
}
