using Amazon.Protocols;

namespace Amazon.RDS;

/// <summary>Where and how to reach Amazon RDS: region, endpoint, retries, timeouts.</summary>
public class AmazonRDSConfig : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonRDSConfig()
        : base(
            new ServiceIdentity("RDS", "rds", "2014-10-31"),
            new EndpointRules("rds") { IsFipsInGovCloud = true })
    {
    }
}
