using Amazon.Protocols;

namespace Amazon.AutoScaling;

/// <summary>Where and how to reach Amazon EC2 Auto Scaling: region, endpoint, retries, timeouts.</summary>
public class AmazonAutoScalingConfig : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonAutoScalingConfig()
        : base(
            new ServiceIdentity("Auto Scaling", "autoscaling", "2011-01-01"),
            new EndpointRules("autoscaling") { IsFipsInGovCloud = true })
    {
    }
}
