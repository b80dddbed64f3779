namespace Amazon.SecretsManager.Model;

public class ReplicaRegionType
{
    public string? Region { get; set; }
    public string? KmsKeyId { get; set; }
}
