using Amazon.CostExplorer.Model;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.CostExplorer;

/// <summary>AWS Cost Explorer: what was and what will be spent. One endpoint a partition, whatever the region.</summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonCostExplorerClient(
    AWSCredentials? credentials,
    AmazonCostExplorerConfig clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new JsonProtocol("2017-10-25", "AWSInsightsIndexService", typeof(AmazonCostExplorerException))),
    IAmazonCostExplorer
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonCostExplorerClient()
        : this(null, new AmazonCostExplorerConfig())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonCostExplorerClient(RegionEndpoint region)
        : this(null, new AmazonCostExplorerConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonCostExplorerClient(AmazonCostExplorerConfig config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonCostExplorerClient(AWSCredentials credentials)
        : this(credentials, new AmazonCostExplorerConfig())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonCostExplorerClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCostExplorerConfig { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<GetCostAndUsageResponse> GetCostAndUsageAsync(
        GetCostAndUsageRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetCostAndUsageResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetCostForecastResponse> GetCostForecastAsync(
        GetCostForecastRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetCostForecastResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetTagsResponse> GetTagsAsync(
        GetTagsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetTagsResponse>(request, cancellationToken);
}
