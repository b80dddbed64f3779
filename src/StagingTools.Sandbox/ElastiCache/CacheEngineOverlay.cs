using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.ElastiCache;

/// <summary>The versions of Redis that ElastiCache offers. It stands before the clusters themselves; the emulator lists none.</summary>
internal sealed class CacheEngineOverlay(LimitsHolder limits) : IServiceOverlay
{
    private const string Engine = "redis";

    private static readonly string[] s_offered = ["4.0.10", "5.0.6", "6.0", "6.2", "7.0", "7.1"];

    /// <inheritdoc/>
    public string Service => "elasticache";

    /// <inheritdoc/>
    public Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken) => Task.FromResult(request.Action switch
    {
        "DescribeCacheEngineVersions" => Versions(request),
        "CreateCacheCluster" => RefuseWithdrawn(request),
        _ => null,
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private AwsResponse Versions(AwsRequest request)
    {
        QueryParameters query = request.Query;
        IEnumerable<string> versions = query["Engine"] is null or Engine
            ? s_offered.Where(version => limits.Current.Offers(Engine, version))
            : [];
        if (query["EngineVersion"] is { Length: > 0 } asked) versions = versions.Where(version => version == asked);
        if (query["CacheParameterGroupFamily"] is { Length: > 0 } family) versions = versions.Where(version => Family(version) == family);
        (IReadOnlyList<string> page, XElement? marker) = Paging.Slice(query, versions);
        return AwsResponse.Xml(
            request,
            new XElement("CacheEngineVersions", page.Select(version => new XElement(
                "CacheEngineVersion",
                new XElement("Engine", Engine),
                new XElement("EngineVersion", version),
                new XElement("CacheParameterGroupFamily", Family(version)),
                new XElement("CacheEngineDescription", "Redis"),
                new XElement("CacheEngineVersionDescription", $"redis version {version}")))),
            marker);
    }

    private AwsResponse? RefuseWithdrawn(AwsRequest request) =>
        request.Query["EngineVersion"] is not { Length: > 0 } version || limits.Current.Offers(Engine, version)
            ? null
            : throw AwsException.InvalidParameterCombination($"Cannot find version {version} for {Engine}");

    private static string Family(string version) => version[0] switch
    {
        < '6' => $"redis{version[..3]}",
        '6' => "redis6.x",
        _ => $"redis{version[0]}",
    };
}
