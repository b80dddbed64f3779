namespace Amazon.ECS.Model;

public class S3FilesVolumeConfiguration
{
    public string? FileSystemArn { get; set; }
    public string? RootDirectory { get; set; }
    public int? TransitEncryptionPort { get; set; }
    public string? AccessPointArn { get; set; }
}
