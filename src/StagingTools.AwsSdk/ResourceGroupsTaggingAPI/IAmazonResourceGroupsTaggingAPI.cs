using Amazon.ResourceGroupsTaggingAPI.Model;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>AWS Resource Groups Tagging API, as far as it is called here.</summary>
public interface IAmazonResourceGroupsTaggingAPI : IDisposable
{
    /// <summary>Lists tagged resources of the region, a page at a time; the last page has an empty token.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonResourceGroupsTaggingAPIException">The service refused.</exception>
    Task<GetResourcesResponse> GetResourcesAsync(
        GetResourcesRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Sets tags on up to 20 resources; failures come in the response.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonResourceGroupsTaggingAPIException">The service refused.</exception>
    Task<TagResourcesResponse> TagResourcesAsync(
        TagResourcesRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Removes tags from up to 20 resources; failures come in the response.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonResourceGroupsTaggingAPIException">The service refused.</exception>
    Task<UntagResourcesResponse> UntagResourcesAsync(
        UntagResourcesRequest request,
        CancellationToken cancellationToken = default);
}
