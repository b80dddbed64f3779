using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

public class DeleteSecretRequest : AmazonSecretsManagerRequest
{
    public string? SecretId { get; set; }
    public long? RecoveryWindowInDays { get; set; }
    public bool? ForceDeleteWithoutRecovery { get; set; }
}

public class DeleteSecretResponse : AmazonWebServiceResponse
{
    public string? ARN { get; set; }
    public string? Name { get; set; }
    public DateTime? DeletionDate { get; set; }
}
