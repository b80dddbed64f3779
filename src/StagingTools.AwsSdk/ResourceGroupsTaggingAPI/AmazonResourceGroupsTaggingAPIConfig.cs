using Amazon.Protocols;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>Where and how to reach AWS Resource Groups Tagging API: region, endpoint, retries, timeouts.</summary>
public class AmazonResourceGroupsTaggingAPIConfig : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonResourceGroupsTaggingAPIConfig()
        : base(
            new ServiceIdentity("Resource Groups Tagging API", "tagging", "2017-01-26"),
            new EndpointRules("tagging"))
    {
    }
}
