using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;

namespace StagingTools.Sandbox.Tests.AwsSdk;

[Collection(MotoCollection.Name)]
public sealed class ElastiCacheOnMotoTests(MotoServer moto)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cache_cluster_is_described_with_its_tags_and_a_missing_one_has_an_exception_of_its_own()
    {
        using var cache = new AmazonElastiCacheClient(MotoServer.Credentials, moto.Config<AmazonElastiCacheConfig>());
        await moto.Prepare("elasticache", new Dictionary<string, string>
        {
            ["Action"] = "CreateCacheCluster",
            ["Version"] = "2015-02-02",
            ["CacheClusterId"] = "shop-staging-redis",
            ["Engine"] = "redis",
            ["CacheNodeType"] = "cache.t3.micro",
            ["NumCacheNodes"] = "1",
            ["Tags.Tag.1.Key"] = "Project",
            ["Tags.Tag.1.Value"] = "shop",
        });

        var cluster = Assert.Single(
            (await cache.DescribeCacheClustersAsync(
                new DescribeCacheClustersRequest { CacheClusterId = "shop-staging-redis", ShowCacheNodeInfo = true },
                Token)).CacheClusters!);
        var tags = await cache.ListTagsForResourceAsync(
            new ListTagsForResourceRequest { ResourceName = cluster.ARN }, Token);
        await Assert.ThrowsAsync<CacheClusterNotFoundException>(
            () => cache.DescribeCacheClustersAsync(new DescribeCacheClustersRequest { CacheClusterId = "no" }, Token));

        Assert.Equal(("redis", 1), (cluster.Engine, cluster.NumCacheNodes));
        Assert.Equal("shop", Assert.Single(tags.TagList!).Value);
    }
}
