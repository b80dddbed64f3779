using Amazon.Protocols;

namespace Amazon.ElastiCache;

/// <summary>Where and how to reach Amazon ElastiCache: region, endpoint, retries, timeouts.</summary>
public class AmazonElastiCacheConfig : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonElastiCacheConfig()
        : base(
            new ServiceIdentity("ElastiCache", "elasticache", "2015-02-02"),
            new EndpointRules("elasticache") { IsFipsInGovCloud = true })
    {
    }
}
