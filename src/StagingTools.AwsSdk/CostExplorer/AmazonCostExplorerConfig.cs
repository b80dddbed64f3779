using Amazon.Protocols;

namespace Amazon.CostExplorer;

/// <summary>Where and how to reach AWS Cost Explorer: region, endpoint, retries, timeouts.</summary>
public class AmazonCostExplorerConfig : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonCostExplorerConfig()
        : base(
            new ServiceIdentity("Cost Explorer", "ce", "2017-10-25"),
            new EndpointRules("ce") { IsGlobal = true })
    {
    }
}
