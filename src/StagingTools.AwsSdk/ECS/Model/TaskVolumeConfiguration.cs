namespace Amazon.ECS.Model;

public class TaskVolumeConfiguration
{
    public string? Name { get; set; }
    public TaskManagedEBSVolumeConfiguration? ManagedEBSVolume { get; set; }
}
