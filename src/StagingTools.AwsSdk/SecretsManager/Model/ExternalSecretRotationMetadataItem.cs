namespace Amazon.SecretsManager.Model;

public class ExternalSecretRotationMetadataItem
{
    public string? Key { get; set; }
    public string? Value { get; set; }
}
