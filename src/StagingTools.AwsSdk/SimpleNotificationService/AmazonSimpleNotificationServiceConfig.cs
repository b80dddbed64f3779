using Amazon.Protocols;

namespace Amazon.SimpleNotificationService;

/// <summary>Where and how to reach Amazon SNS: region, endpoint, retries, timeouts.</summary>
public class AmazonSimpleNotificationServiceConfig : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonSimpleNotificationServiceConfig()
        : base(
            new ServiceIdentity("SNS", "sns", "2010-03-31"),
            new EndpointRules("sns") { IsFipsInGovCloud = true })
    {
    }
}
