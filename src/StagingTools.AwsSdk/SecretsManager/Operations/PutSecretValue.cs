using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

public class PutSecretValueRequest : AmazonSecretsManagerRequest
{
    public string? SecretId { get; set; }
    [IdempotencyToken]
    public string? ClientRequestToken { get; set; }
    public MemoryStream? SecretBinary { get; set; }
    public string? SecretString { get; set; }
    public List<string>? VersionStages { get; set; }
    public string? RotationToken { get; set; }
}

public class PutSecretValueResponse : AmazonWebServiceResponse
{
    public string? ARN { get; set; }
    public string? Name { get; set; }
    public string? VersionId { get; set; }
    public List<string>? VersionStages { get; set; }
}
