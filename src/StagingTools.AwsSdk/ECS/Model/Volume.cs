namespace Amazon.ECS.Model;

public class Volume
{
    public string? Name { get; set; }
    public HostVolumeProperties? Host { get; set; }
    public DockerVolumeConfiguration? DockerVolumeConfiguration { get; set; }
    public EFSVolumeConfiguration? EfsVolumeConfiguration { get; set; }
    public S3FilesVolumeConfiguration? S3filesVolumeConfiguration { get; set; }
    public FSxWindowsFileServerVolumeConfiguration? FsxWindowsFileServerVolumeConfiguration { get; set; }
    public bool? ConfiguredAtLaunch { get; set; }
}
