using Amazon.Protocols;

namespace Amazon.CloudWatch;

/// <summary>Where and how to reach Amazon CloudWatch: region, endpoint, retries, timeouts.</summary>
public class AmazonCloudWatchConfig : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonCloudWatchConfig()
        : base(
            new ServiceIdentity("CloudWatch", "monitoring", "2010-08-01"),
            new EndpointRules("monitoring") { IsFipsInGovCloud = true })
    {
    }
}
