namespace Amazon.ECS.Model;

public class DockerVolumeConfiguration
{
    public Scope? Scope { get; set; }
    public bool? Autoprovision { get; set; }
    public string? Driver { get; set; }
    public Dictionary<string, string>? DriverOpts { get; set; }
    public Dictionary<string, string>? Labels { get; set; }
}
