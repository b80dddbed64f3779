using Amazon.Protocols;

namespace Amazon.ServiceQuotas;

/// <summary>Where and how to reach Service Quotas: region, endpoint, retries, timeouts.</summary>
public class AmazonServiceQuotasConfig : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonServiceQuotasConfig()
        : base(
            new ServiceIdentity("Service Quotas", "servicequotas", "2019-06-24"),
            new EndpointRules("servicequotas"))
    {
    }
}
