using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.ElastiCache;

/// <summary>Takes cache clusters through their states, with the real server doing what the state says.</summary>
internal sealed class ClusterLifecycle(SandboxContext context)
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(400);

    /// <summary>Why clusters have no server on this machine; null when they have one.</summary>
    public static string? Warning(SandboxContext context) => context.Tools.Redis() is null
        ? "redis-server is not installed, so caches only pretend: their endpoints refuse connections. "
            + "Install it with: apt-get install redis-server"
        : null;

    /// <summary>The values of a cluster's parameter group that its server takes.</summary>
    public static IReadOnlyDictionary<string, string> Parameters(ElastiCacheStore store, CacheCluster cluster)
    {
        CacheParameterGroup group = store.ParameterGroup(cluster.Region, cluster.ParameterGroup);
        return CacheParameterCatalog.All.Values
            .Where(parameter => parameter.Name == "maxmemory-policy" || group.Changes.ContainsKey(parameter.Name))
            .Where(parameter => parameter.IsLocal)
            .ToDictionary(
                parameter => parameter.Name,
                parameter => group.Changes.GetValueOrDefault(parameter.Name, parameter.Default),
                StringComparer.Ordinal);
    }

    /// <summary>Brings a new cluster up: creating, available.</summary>
    public async Task CreateAsync(ElastiCacheStore store, CacheCluster cluster)
    {
        try
        {
            IReadOnlyDictionary<string, string> parameters;
            lock (store.Gate) parameters = Parameters(store, cluster);
            if (context.Tools.Redis() is { } program)
            {
                await cluster.Server.StartAsync(
                    program, CacheClusterSettings.MaxMemory(cluster), parameters, CancellationToken.None)
                    .ConfigureAwait(false);
            }

            await Task.Delay(s_step, context.Time).ConfigureAwait(false);
            lock (store.Gate)
            {
                cluster.Failure = Warning(context);
                cluster.Status = "available";
            }
        }
        catch (Exception failure)
        {
            context.Log.Write($"elasticache: {cluster.Identifier} failed: {failure}");
            lock (store.Gate)
            {
                cluster.Failure = failure.Message;
                cluster.Status = "create-failed";
            }
        }
    }

    /// <summary>Applies changes to a running cluster: modifying, available.</summary>
    public async Task ModifyAsync(
        ElastiCacheStore store,
        CacheCluster cluster,
        IReadOnlyDictionary<string, string> changes,
        IReadOnlyDictionary<string, string>? parameters)
    {
        if (parameters is not null) await ConfigureAsync(cluster, parameters).ConfigureAwait(false);
        await Task.Delay(s_step, context.Time).ConfigureAwait(false);
        lock (store.Gate)
        {
            foreach ((string name, string value) in changes) cluster.Settings[name] = value;
            cluster.Status = "available";
        }
    }

    /// <summary>Hands changed parameters to a running server.</summary>
    public async Task ConfigureAsync(CacheCluster cluster, IReadOnlyDictionary<string, string> parameters)
    {
        if (!cluster.Server.IsRunning) return;
        try
        {
            await cluster.Server.ConfigureAsync(
                parameters
                    .Where(parameter => CacheParameterCatalog.All[parameter.Key].IsLocal)
                    .ToDictionary(StringComparer.Ordinal),
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException)
        {
            // Some parameters only take hold at a restart, which ElastiCache does not do by itself either.
            context.Log.Write($"elasticache: {cluster.Identifier}: {failure.Message}");
        }
    }

    /// <summary>Removes a cluster: deleting, then gone.</summary>
    public async Task DeleteAsync(ElastiCacheStore store, CacheCluster cluster)
    {
        try
        {
            await cluster.Server.StopAsync().ConfigureAwait(false);
            cluster.Server.Delete();
            await Task.Delay(s_step, context.Time).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            context.Log.Write($"elasticache: removing {cluster.Identifier} left something behind: {failure}");
        }

        lock (store.Gate)
        {
            cluster.RemovedAt = context.Time.GetUtcNow();
            store.Remove(cluster);
        }
    }
}
