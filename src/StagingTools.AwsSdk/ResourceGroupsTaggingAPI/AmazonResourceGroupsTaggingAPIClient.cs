using Amazon.Protocols;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>AWS Resource Groups Tagging API: resources of all services by their tags.</summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonResourceGroupsTaggingAPIClient(
    AWSCredentials? credentials,
    AmazonResourceGroupsTaggingAPIConfig clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new JsonProtocol(
            "2017-01-26",
            "ResourceGroupsTaggingAPI_20170126",
            typeof(AmazonResourceGroupsTaggingAPIException))),
    IAmazonResourceGroupsTaggingAPI
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonResourceGroupsTaggingAPIClient()
        : this(null, new AmazonResourceGroupsTaggingAPIConfig())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonResourceGroupsTaggingAPIClient(RegionEndpoint region)
        : this(null, new AmazonResourceGroupsTaggingAPIConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonResourceGroupsTaggingAPIClient(AmazonResourceGroupsTaggingAPIConfig config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials)
        : this(credentials, new AmazonResourceGroupsTaggingAPIConfig())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonResourceGroupsTaggingAPIConfig { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<GetResourcesResponse> GetResourcesAsync(
        GetResourcesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<GetResourcesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TagResourcesResponse> TagResourcesAsync(
        TagResourcesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<TagResourcesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UntagResourcesResponse> UntagResourcesAsync(
        UntagResourcesRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<UntagResourcesResponse>(request, cancellationToken);
}
