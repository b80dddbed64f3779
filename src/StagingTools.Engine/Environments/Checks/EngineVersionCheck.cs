using Amazon.ElastiCache.Model;
using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Checks;

/// <summary>Whether AWS still offers the versions that are asked for. What runs already is left as it is.</summary>
/// <param name="session">The account.</param>
/// <param name="host">Is told when a default cannot be had.</param>
internal sealed class EngineVersionCheck(AwsSession session, IHost host)
{
    /// <summary>The version of the database.</summary>
    /// <param name="asked">The user's own; <see langword="null"/> for the default.</param>
    /// <param name="running">What runs; <see langword="null"/> when there is no database.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StagingException"><c>EngineVersionNotOffered</c>.</exception>
    public Task<string> DatabaseAsync(string? asked, string? running, CancellationToken cancellationToken) => ChooseAsync(
        "PostgreSQL", asked, EngineVersions.Default.Database, running, EngineVersions.MajorOf,
        line => ListPostgresAsync(line, cancellationToken));

    /// <summary>The version of the cache.</summary>
    /// <inheritdoc cref="DatabaseAsync"/>
    public Task<string> CacheAsync(string? asked, string? running, CancellationToken cancellationToken) => ChooseAsync(
        "Redis", asked, EngineVersions.Default.Cache, running, version => string.Join('.', version.Split('.').Take(2)),
        _ => ListRedisAsync(cancellationToken));

    private async Task<string> ChooseAsync(
        string engine,
        string? asked,
        string standard,
        string? running,
        Func<string, string> lineOf,
        Func<string?, Task<IReadOnlyList<string>>> listAsync)
    {
        string wanted = asked ?? standard;
        if (running is not null && EngineVersions.IsOfLine(running, wanted))
            return wanted;
        if (running is not null && asked is null)
            return lineOf(running);

        return await AwsErrors.UnlessDeniedAsync(
            async () =>
            {
                if ((await listAsync(wanted)).Any(version => EngineVersions.IsOfLine(version, wanted)))
                    return wanted;

                IReadOnlyList<string> offered = await listAsync(null);
                return offered.Count == 0 ? wanted : Replace(engine, asked, wanted, EngineVersions.Nearest(wanted, offered));
            },
            wanted,
            $"Whether {engine} {wanted} is offered",
            host);
    }

    private string Replace(string engine, string? asked, string wanted, string nearest)
    {
        if (asked is not null)
            throw new StagingException(
                "EngineVersionNotOffered",
                StagingErrorCategory.InvalidArgument,
                $"AWS does not offer {engine} {wanted} in {session.Region}. The nearest that it offers is {nearest}.")
            {
                TargetInput = asked,
                RecommendedAction = $"Ask for {nearest}, or leave the version out.",
            };

        host.Warning($"{engine} {wanted}, the default, is no longer offered by AWS in {session.Region}; {nearest}, the nearest, is taken.");
        return nearest;
    }

    // All minor versions of a major one with it, all versions without it.
    private async Task<IReadOnlyList<string>> ListPostgresAsync(string? line, CancellationToken cancellationToken)
    {
        var versions = new List<string>();
        var request = new DescribeDBEngineVersionsRequest { Engine = "postgres", EngineVersion = line };
        do
        {
            DescribeDBEngineVersionsResponse page = await session.Rds.DescribeDBEngineVersionsAsync(request, cancellationToken);
            versions.AddRange((page.DBEngineVersions ?? []).Select(version => version.EngineVersion).OfType<string>());
            request.Marker = page.Marker;
        }
        while (!string.IsNullOrEmpty(request.Marker));
        return versions;
    }

    private async Task<IReadOnlyList<string>> ListRedisAsync(CancellationToken cancellationToken)
    {
        var versions = new List<string>();
        var request = new DescribeCacheEngineVersionsRequest { Engine = "redis" };
        do
        {
            DescribeCacheEngineVersionsResponse page = await session.ElastiCache.DescribeCacheEngineVersionsAsync(request, cancellationToken);
            versions.AddRange((page.CacheEngineVersions ?? []).Select(version => version.EngineVersion).OfType<string>());
            request.Marker = page.Marker;
        }
        while (!string.IsNullOrEmpty(request.Marker));
        return versions;
    }
}
