namespace Amazon.ECS.Model;

public class ExecuteCommandLogConfiguration
{
    public string? CloudWatchLogGroupName { get; set; }
    public bool? CloudWatchEncryptionEnabled { get; set; }
    public string? S3BucketName { get; set; }
    public bool? S3EncryptionEnabled { get; set; }
    public string? S3KeyPrefix { get; set; }
}
