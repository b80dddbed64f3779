using Amazon.Protocols;

namespace Amazon.SecretsManager;

/// <summary>Where and how to reach AWS Secrets Manager: region, endpoint, retries, timeouts.</summary>
public class AmazonSecretsManagerConfig : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonSecretsManagerConfig()
        : base(
            new ServiceIdentity("Secrets Manager", "secretsmanager", "2017-10-17"),
            new EndpointRules("secretsmanager") { IsDualStack = true })
    {
    }
}
