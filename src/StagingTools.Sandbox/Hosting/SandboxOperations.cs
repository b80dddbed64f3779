using Microsoft.AspNetCore.Http;
using StagingTools.Sandbox.ElastiCache;
using StagingTools.Sandbox.Rds;

namespace StagingTools.Sandbox.Hosting;

/// <summary>What the controller can ask of a running sandbox.</summary>
internal sealed class SandboxOperations(
    SandboxContext context, RdsOverlay rds, ElastiCacheOverlay cache, Action shutDown)
{
    /// <summary>The operations by method and name.</summary>
    public IReadOnlyDictionary<string, Func<HttpRequest, Task<object?>>> All() =>
        new Dictionary<string, Func<HttpRequest, Task<object?>>>(StringComparer.Ordinal)
        {
            ["GET health"] = _ => Task.FromResult<object?>(context.Identity.Id),
            ["GET status"] = _ => Task.FromResult<object?>(Status()),
            ["POST shutdown"] = _ =>
            {
                shutDown();
                return Task.FromResult<object?>("shutting down");
            },
        };

    private SandboxStatus Status()
    {
        SandboxDatabase[] databases;
        lock (rds.Store.Gate)
        {
            databases =
            [
                .. rds.Store.Instances.Select(instance => new SandboxDatabase(
                    instance.Identifier,
                    instance.Region,
                    instance.Status,
                    instance.Server?.Endpoint.ToString(),
                    instance["MasterUsername"]!,
                    instance["DBName"],
                    instance.Failure)),
            ];
        }

        SandboxCache[] caches;
        lock (cache.Store.Gate)
        {
            caches =
            [
                .. cache.Store.Clusters.Select(cluster => new SandboxCache(
                    cluster.Identifier,
                    cluster.Region,
                    cluster.Status,
                    cluster.Server.Endpoint.ToString(),
                    cluster.Failure)),
            ];
        }

        return new SandboxStatus
        {
            Sandbox = Info(context),
            Databases = databases,
            Caches = caches,
            Services = [],
            Images = [],
            Warnings = [.. new[] { ClusterLifecycle.Warning(context) }.OfType<string>()],
        };
    }

    private static SandboxInfo Info(SandboxContext context) =>
        SandboxInfoFactory.Create(context.State, context.Identity, context.Endpoint, Environment.ProcessId);
}
