using Amazon.Protocols;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>Where and how to reach Elastic Load Balancing: region, endpoint, retries, timeouts.</summary>
public class AmazonElasticLoadBalancingV2Config : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonElasticLoadBalancingV2Config()
        : base(
            new ServiceIdentity("Elastic Load Balancing v2", "elasticloadbalancing", "2015-12-01"),
            new EndpointRules("elasticloadbalancing") { IsFipsInGovCloud = true })
    {
    }
}
