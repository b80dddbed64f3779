namespace Amazon.ECS.Model;

public class ManagedStorageConfiguration
{
    public string? KmsKeyId { get; set; }
    public string? FargateEphemeralStorageKmsKeyId { get; set; }
}
