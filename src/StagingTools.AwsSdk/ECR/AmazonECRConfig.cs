using Amazon.Protocols;

namespace Amazon.ECR;

/// <summary>Where and how to reach Amazon ECR: region, endpoint, retries, timeouts.</summary>
public class AmazonECRConfig : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonECRConfig()
        : base(
            new ServiceIdentity("ECR", "ecr", "2015-09-21"),
            new EndpointRules("api.ecr") { DualStackPrefix = "ecr" })
    {
    }
}
