using Amazon.Protocols;

namespace Amazon.Route53;

/// <summary>Where and how to reach Amazon Route 53: region, endpoint, retries, timeouts.</summary>
public class AmazonRoute53Config : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonRoute53Config()
        : base(
            new ServiceIdentity("Route 53", "route53", "2013-04-01"),
            new EndpointRules("route53")
            {
                IsGlobal = true,
                GlobalHosts = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["aws"] = "route53.amazonaws.com",
                    ["aws-cn"] = "route53.amazonaws.com.cn",
                    ["aws-us-gov"] = "route53.us-gov.amazonaws.com",
                },
            })
    {
    }
}
