using Amazon.ElastiCache.Model;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.ElastiCache;

/// <summary>Amazon ElastiCache: cache clusters, their nodes, snapshots and tags.</summary>
/// <param name="credentials">Who calls; null finds the credentials the way AWSSDK.Core does.</param>
/// <param name="clientConfig">Where and how to call.</param>
public class AmazonElastiCacheClient(
    AWSCredentials? credentials,
    AmazonElastiCacheConfig clientConfig)
    : ServiceClient(
        credentials,
        clientConfig,
        new QueryProtocol("2015-02-02", typeof(AmazonElastiCacheException))),
    IAmazonElastiCache
{
    /// <summary>A client with the surroundings' credentials, region and endpoint.</summary>
    public AmazonElastiCacheClient()
        : this(null, new AmazonElastiCacheConfig())
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonElastiCacheClient(RegionEndpoint region)
        : this(null, new AmazonElastiCacheConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with the surroundings' credentials.</summary>
    /// <param name="config">Where and how to call.</param>
    public AmazonElastiCacheClient(AmazonElastiCacheConfig config)
        : this(null, config)
    {
    }

    /// <summary>A client in the surroundings' region.</summary>
    /// <param name="credentials">Who calls.</param>
    public AmazonElastiCacheClient(AWSCredentials credentials)
        : this(credentials, new AmazonElastiCacheConfig())
    {
    }

    /// <summary>A client for one region.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="region">The region to call.</param>
    public AmazonElastiCacheClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonElastiCacheConfig { RegionEndpoint = region })
    {
    }

    /// <inheritdoc/>
    public virtual Task<DescribeCacheClustersResponse> DescribeCacheClustersAsync(
        DescribeCacheClustersRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeCacheClustersResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeCacheEngineVersionsResponse> DescribeCacheEngineVersionsAsync(
        DescribeCacheEngineVersionsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeCacheEngineVersionsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeSnapshotsResponse> DescribeSnapshotsAsync(
        DescribeSnapshotsRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<DescribeSnapshotsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request,
        CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsForResourceResponse>(request, cancellationToken);
}
