using System.Text.Json.Nodes;
using StagingTools.Sandbox.ElasticLoadBalancing;

namespace StagingTools.Sandbox.Ecs;

/// <summary>Registers the tasks of services with the target groups of their load balancers.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html</remarks>
internal sealed class ServiceTargets(TargetGroups groups)
{
    /// <summary>Registers the tasks that run and are not registered yet.</summary>
    /// <remarks>The caller holds the store's gate.</remarks>
    public void Register(EcsService service, IEnumerable<EcsTask> tasks, DateTimeOffset now)
    {
        if (!service.IsBalanced) return;
        var registered = new List<Target>();
        foreach (EcsTask task in tasks.Where(task => EcsJson.IsRunning(task) && task.Targets.Count == 0))
        {
            task.Targets = [.. Balancers(service).Select(balancer => Register(task, balancer)).OfType<Target>()];
            registered.AddRange(task.Targets);
        }

        foreach (IGrouping<string, Target> group in registered.GroupBy(target => target.GroupArn, StringComparer.Ordinal))
        {
            service.Report(now, $"registered {group.Count()} targets in (target-group {group.Key})");
        }
    }

    /// <summary>Whether every load balancer finds a task healthy.</summary>
    public static bool AreHealthy(EcsTask task) =>
        task.Targets.Count > 0 && task.Targets.All(target => target.Health.State == "healthy");

    /// <summary>The target of a task that its load balancer finds unhealthy; null when there is none.</summary>
    public static Target? Ill(EcsTask task) => task.Targets.FirstOrDefault(target => target.Health.State == "unhealthy");

    /// <summary>Tells that tasks get no new requests.</summary>
    /// <remarks>The caller holds the store's gate.</remarks>
    public static void ReportLeaving(EcsService service, IReadOnlyCollection<EcsTask> tasks, DateTimeOffset now)
    {
        EcsTask[] registered = [.. tasks.Where(task => task.Targets.Count > 0)];
        if (registered.Length == 0) return;
        foreach (IGrouping<string, Target> group in registered.SelectMany(task => task.Targets)
            .GroupBy(target => target.GroupArn, StringComparer.Ordinal))
        {
            service.Report(now, $"deregistered {group.Count()} targets in (target-group {group.Key})");
        }

        service.Report(now, $"has begun draining connections on {registered.Length} tasks.");
    }

    private static IEnumerable<JsonObject> Balancers(EcsService service) =>
        (service.Settings["loadBalancers"] as JsonArray ?? []).OfType<JsonObject>().Where(balancer => balancer["targetGroupArn"] is not null);

    private Target? Register(EcsTask task, JsonObject balancer)
    {
        EcsContainer? container = task.Containers.FirstOrDefault(container => container.Name == (string?)balancer["containerName"]);
        PortBinding? port = container?.Ports.FirstOrDefault(port => port.ContainerPort == (int?)balancer["containerPort"]);

        // A stand-in for somebody else's image opens no port; it is only to stay up.
        return port is null
            ? null
            : groups.Find((string)balancer["targetGroupArn"]!)?
                .Register(task.Machine?.InstanceId ?? "127.0.0.1", port.HostPort, asks: !container!.IsPlaceholder);
    }
}
