namespace Amazon.ECS.Model;

public class HostVolumeProperties
{
    public string? SourcePath { get; set; }
}
