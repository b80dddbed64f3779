using Amazon.CostExplorer.Model;

namespace Amazon.CostExplorer;

/// <summary>AWS Cost Explorer, as far as it is called here.</summary>
public interface IAmazonCostExplorer : IDisposable
{
    /// <summary>Cost and usage over time, by group, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCostExplorerException">The service refused.</exception>
    Task<GetCostAndUsageResponse> GetCostAndUsageAsync(
        GetCostAndUsageRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>The expected cost of a time range in the future.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCostExplorerException">The service refused.</exception>
    Task<GetCostForecastResponse> GetCostForecastAsync(
        GetCostForecastRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Tag keys or the values of one that costs carry, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonCostExplorerException">The service refused.</exception>
    Task<GetTagsResponse> GetTagsAsync(
        GetTagsRequest request,
        CancellationToken cancellationToken = default);
}
