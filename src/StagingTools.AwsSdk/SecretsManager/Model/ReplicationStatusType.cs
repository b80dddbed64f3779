namespace Amazon.SecretsManager.Model;

public class ReplicationStatusType
{
    public string? Region { get; set; }
    public string? KmsKeyId { get; set; }
    public StatusType? Status { get; set; }
    public string? StatusMessage { get; set; }
    public DateTime? LastAccessedDate { get; set; }
}
