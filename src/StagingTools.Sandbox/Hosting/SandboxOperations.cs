using Microsoft.AspNetCore.Http;
using StagingTools.Sandbox.Ecs;
using StagingTools.Sandbox.ElastiCache;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Images;
using StagingTools.Sandbox.Logs;
using StagingTools.Sandbox.Rds;
using StagingTools.Sandbox.Sns;

namespace StagingTools.Sandbox.Hosting;

/// <summary>What the controller can ask of a running sandbox.</summary>
internal sealed class SandboxOperations(
    SandboxContext context,
    RdsOverlay rds,
    ElastiCacheOverlay cache,
    EcsOverlay ecs,
    ImageStore images,
    SnsOverlay topics,
    LiveTails liveTails,
    FaultInjector faults,
    LimitsHolder limits,
    Action shutDown)
{
    /// <summary>The operations by method and name.</summary>
    public IReadOnlyDictionary<string, Func<HttpRequest, Task<object?>>> All() =>
        new Dictionary<string, Func<HttpRequest, Task<object?>>>(StringComparer.Ordinal)
        {
            ["GET health"] = _ => Task.FromResult<object?>(context.Identity.Id),
            ["GET status"] = _ => Task.FromResult<object?>(Status()),
            ["POST images"] = PushAsync,
            ["GET faults"] = _ => Task.FromResult<object?>(faults.Faults),
            ["POST faults"] = SetFaultsAsync,
            ["POST limits"] = SetLimitsAsync,
            ["GET messages"] = _ => Task.FromResult<object?>(topics.Messages),
            ["POST live-tail-break"] = _ => Task.FromResult<object?>(liveTails.Break()),
            ["POST shutdown"] = _ =>
            {
                shutDown();
                return Task.FromResult<object?>("shutting down");
            },
        };

    private async Task<object?> PushAsync(HttpRequest http)
    {
        PushRequest request = await http.ReadFromJsonAsync<PushRequest>(http.HttpContext.RequestAborted).ConfigureAwait(false)
            ?? throw new SandboxException("The request is empty.");
        return await images
            .PushAsync(
                request.Region ?? context.Identity.Region,
                request.Name,
                request.Tag,
                request.Folder,
                http.HttpContext.RequestAborted)
            .ConfigureAwait(false);
    }

    private async Task<object?> SetFaultsAsync(HttpRequest http) => faults.Set(
        await http.ReadFromJsonAsync<SandboxFaults>(http.HttpContext.RequestAborted).ConfigureAwait(false)
            ?? throw new SandboxException("The request is empty."));

    private async Task<object?> SetLimitsAsync(HttpRequest http) => limits.Current =
        await http.ReadFromJsonAsync<SandboxLimits>(http.HttpContext.RequestAborted).ConfigureAwait(false)
            ?? throw new SandboxException("The request is empty.");

    private SandboxStatus Status() => new()
    {
        Sandbox = SandboxInfoFactory.Create(context.State, context.Identity, context.Endpoint, Environment.ProcessId),
        Databases = Databases(),
        Caches = Caches(),
        Services = Services(),
        Images = [.. images.Pushed.OrderBy(image => image.PushedAt)],
        Warnings = [.. new[] { ClusterLifecycle.Warning(context) }.OfType<string>()],
    };

    private SandboxDatabase[] Databases()
    {
        lock (rds.Store.Gate)
        {
            return
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
    }

    private SandboxCache[] Caches()
    {
        lock (cache.Store.Gate)
        {
            return
            [
                .. cache.Store.Clusters.Select(cluster => new SandboxCache(
                    cluster.Identifier,
                    cluster.Region,
                    cluster.Status,
                    cluster.Server.Endpoint.ToString(),
                    cluster.Failure)),
            ];
        }
    }

    private SandboxService[] Services()
    {
        lock (ecs.Store.Gate)
        {
            return
            [
                .. ecs.Store.Services.Where(service => service.Status != "INACTIVE").Select(service => new SandboxService(
                    service.Name,
                    service.Cluster,
                    service.Region,
                    service.Status,
                    EcsStore.ShortName(service.Primary.DefinitionArn),
                    service.DesiredCount,
                    ecs.Store.ActiveTasks(service).Count(EcsJson.IsRunning),
                    service.Primary.RolloutState,
                    [
                        .. ecs.Store.Tasks
                            .Where(task => task.Group == $"service:{service.Name}" && task.ClusterArn == service.ClusterArn)
                            .Select(Describe),
                    ])),
            ];
        }
    }

    private static SandboxTask Describe(EcsTask task) => new(
        task.Id,
        EcsStore.ShortName(task.DefinitionArn),
        task.LastStatus,
        task.LastStatus == "RUNNING"
            ? [.. task.Containers.Where(container => !container.IsPlaceholder).SelectMany(container => container.Ports)
                .Select(port => $"http://127.0.0.1:{port.HostPort}")]
            : [],
        [.. task.Containers.Select(container => container.Process).OfType<Processes.ChildProcess>()
            .Where(process => process.IsRunning).Select(process => process.Pid)],
        task.Containers.FirstOrDefault(container => container.Essential)?.ExitCode,
        task.StoppedReason);
}
