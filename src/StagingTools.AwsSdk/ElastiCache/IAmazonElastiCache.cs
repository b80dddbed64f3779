using Amazon.ElastiCache.Model;

namespace Amazon.ElastiCache;

/// <summary>Amazon ElastiCache, as far as it is called here.</summary>
public interface IAmazonElastiCache : IDisposable
{
    /// <summary>Lists clusters, or describes one, a page at a time; nodes only with <c>ShowCacheNodeInfo</c>.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonElastiCacheException">The service refused.</exception>
    Task<DescribeCacheClustersResponse> DescribeCacheClustersAsync(
        DescribeCacheClustersRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists engine versions, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonElastiCacheException">The service refused.</exception>
    Task<DescribeCacheEngineVersionsResponse> DescribeCacheEngineVersionsAsync(
        DescribeCacheEngineVersionsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>Lists snapshots, a page at a time.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonElastiCacheException">The service refused.</exception>
    Task<DescribeSnapshotsResponse> DescribeSnapshotsAsync(
        DescribeSnapshotsRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>The tags of a resource.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmazonElastiCacheException">The service refused.</exception>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request,
        CancellationToken cancellationToken = default);
}
