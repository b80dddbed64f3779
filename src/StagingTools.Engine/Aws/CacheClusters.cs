using System.Runtime.CompilerServices;
using Amazon.ElastiCache.Model;

namespace StagingTools.Engine.Aws;

/// <summary>The cache clusters of ElastiCache.</summary>
internal static class CacheClusters
{
    /// <summary>Lists those of the region, whosever they are.</summary>
    /// <param name="session">The account.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public static async IAsyncEnumerable<CacheCluster> ListAsync(
        AwsSession session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new DescribeCacheClustersRequest();
        do
        {
            DescribeCacheClustersResponse page = await session.ElastiCache.DescribeCacheClustersAsync(request, cancellationToken);
            foreach (CacheCluster cluster in page.CacheClusters ?? [])
                yield return cluster;
            request.Marker = page.Marker;
        }
        while (!string.IsNullOrEmpty(request.Marker));
    }
}
