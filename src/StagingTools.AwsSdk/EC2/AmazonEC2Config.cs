using Amazon.Protocols;

namespace Amazon.EC2;

/// <summary>Where and how to reach Amazon EC2: region, endpoint, retries, timeouts.</summary>
public class AmazonEC2Config : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonEC2Config()
        : base(
            new ServiceIdentity("EC2", "ec2", "2016-11-15"),
            new EndpointRules("ec2") { IsFipsInGovCloud = true })
    {
    }
}
