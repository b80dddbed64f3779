using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Ecs;

/// <summary>Keeps services at their desired count and takes deployments through their states.</summary>
internal sealed class ServiceScheduler(SandboxContext context, EcsStore store, TaskRunner runner) : IAsyncDisposable
{
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(100);

    // Long enough to see a program crash on start; AWS, with real load balancers to ask, takes minutes.
    private static readonly TimeSpan s_up = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_portPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_steady = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromMilliseconds(500);
    private const int FailuresToComplainAbout = 5;

    private readonly CancellationTokenSource _end = new();
    private Task _loop = Task.CompletedTask;

    /// <summary>Starts to look after the services.</summary>
    public void Start() => _loop = LoopAsync();

    /// <summary>Puts a new deployment in front of a service.</summary>
    /// <remarks>The caller holds the store's gate.</remarks>
    public void Deploy(EcsService service, JsonObject definition)
    {
        DateTimeOffset now = context.Time.GetUtcNow();
        string id = EcsStore.NewDeploymentId();
        foreach (EcsDeployment older in service.Deployments) older.Status = "ACTIVE";
        service.Deployments.Insert(0, new EcsDeployment
        {
            Id = id,
            Definition = definition,
            CreatedAt = now,
            UpdatedAt = now,
            RolloutStateReason = $"ECS deployment {id} in progress.",
        });
    }

    /// <summary>Starts a task.</summary>
    /// <remarks>The caller holds the store's gate.</remarks>
    public EcsTask StartTask(
        string region,
        string cluster,
        JsonObject definition,
        string group,
        string? startedBy,
        JsonObject overrides,
        (string? LaunchType, string? CapacityProvider) placement,
        Dictionary<string, string> tags)
    {
        string id = EcsStore.NewTaskId();
        var task = new EcsTask
        {
            Id = id,
            Region = region,
            Cluster = cluster,
            Arn = store.Arn(region, $"task/{cluster}/{id}"),
            ClusterArn = store.Arn(region, $"cluster/{cluster}"),
            Definition = definition,
            Overrides = overrides,
            Group = group,
            StartedBy = startedBy,
            LaunchType = placement.LaunchType,
            CapacityProvider = placement.CapacityProvider,
            Tags = tags,
            CreatedAt = context.Time.GetUtcNow(),
            Containers =
            [
                .. definition["containerDefinitions"]!.AsArray().OfType<JsonObject>()
                    .Select(container => new EcsContainer { Definition = container }),
            ],
        };
        store.Add(task);
        _ = runner.RunAsync(task);
        return task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task LoopAsync()
    {
        await Task.Yield();
        while (!_end.IsCancellationRequested)
        {
            try
            {
                lock (store.Gate)
                {
                    foreach (EcsService service in store.Services.Where(service => service.Status != "INACTIVE").ToArray())
                    {
                        Look(service);
                    }
                }

                await Task.Delay(s_pace, context.Time, _end.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                context.Log.Write($"ecs: the scheduler stumbled: {failure}");
                await Task.Delay(s_pace, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private void Look(EcsService service)
    {
        DateTimeOffset now = context.Time.GetUtcNow();
        if (service.Status == "DRAINING")
        {
            Drain(service, now);
            return;
        }

        CountFailures(service, now);
        BreakCircuit(service, now);
        EcsTask[] active = [.. store.ActiveTasks(service)];
        foreach (EcsTask task in active.Where(task => !task.IsUp)) task.IsUp = HasComeUp(task, now);
        Replace(service, active, now);
        Settle(service, [.. store.ActiveTasks(service)], now);
    }

    private void Drain(EcsService service, DateTimeOffset now)
    {
        EcsTask[] active = [.. store.ActiveTasks(service)];
        StopTasks(service, active.Where(task => task.DesiredStatus == "RUNNING"), now);
        if (active.Length == 0) service.Status = "INACTIVE";
    }

    private void CountFailures(EcsService service, DateTimeOffset now)
    {
        foreach (EcsTask task in store.ActiveTasks(service).ToArray())
        {
            if (task.DesiredStatus == "RUNNING" && task.HealthStatus == "UNHEALTHY")
            {
                service.Report(now, $"(task {task.Id}) failed container health checks.");
                TaskRunner.Stop(task, "ServiceSchedulerInitiated", "Task failed container health checks");
                Failed(service, task, now);
            }
        }

        foreach (EcsTask task in store.Tasks.Where(task => task.Group == $"service:{service.Name}"
            && task.Cluster == service.Cluster && task.Region == service.Region
            && !task.IsAccountedFor && task.StopCode is "TaskFailedToStart" or "EssentialContainerExited"))
        {
            Failed(service, task, now);
        }
    }

    private static void Failed(EcsService service, EcsTask task, DateTimeOffset now)
    {
        if (task.IsAccountedFor) return;
        task.IsAccountedFor = true;
        if (service.Deployments.FirstOrDefault(found => found.Id == task.StartedBy) is not { } deployment) return;
        deployment.NotBefore = now + s_pauseAfterFailure;
        deployment.SteadySince = null;
        if (deployment.RolloutState != "IN_PROGRESS") return;
        deployment.FailedTasks++;
        deployment.UpdatedAt = now;
        if (deployment.FailedTasks == FailuresToComplainAbout)
        {
            service.Report(
                now,
                "is unable to consistently start tasks successfully. For more information, see the Troubleshooting "
                + "section of the Amazon ECS Developer Guide.");
        }
    }

    private static void BreakCircuit(EcsService service, DateTimeOffset now)
    {
        EcsDeployment failing = service.Primary;
        if (!service.BreaksCircuit
            || failing.RolloutState != "IN_PROGRESS"
            || failing.FailedTasks < CircuitBreaker.Threshold(service.DesiredCount))
        {
            return;
        }

        failing.RolloutState = "FAILED";
        failing.RolloutStateReason = "ECS deployment circuit breaker: tasks failed to start.";
        failing.UpdatedAt = now;
        service.Report(now, $"(deployment {failing.Id}) deployment failed: tasks failed to start.");
        EcsDeployment? last = service.Deployments.FirstOrDefault(deployment => deployment != failing && deployment.WasCompleted);
        if (!service.RollsBack || last is null) return;
        service.Report(now, $"rolling back to deployment {last.Id}.");
        failing.Status = "ACTIVE";
        last.Status = "PRIMARY";
        last.RolloutState = "IN_PROGRESS";
        last.RolloutStateReason = $"ECS deployment circuit breaker: rolling back to deploymentId {last.Id}.";
        last.FailedTasks = 0;
        last.SteadySince = null;
        last.UpdatedAt = now;
    }

    private void Replace(EcsService service, EcsTask[] active, DateTimeOffset now)
    {
        EcsDeployment primary = service.Primary;
        EcsTask[] wanted = [.. active.Where(task => task.DesiredStatus == "RUNNING")];
        EcsTask[] fresh = [.. wanted.Where(task => task.StartedBy == primary.Id)];
        EcsTask[] old = [.. wanted.Where(task => task.StartedBy != primary.Id)];
        RolloutPlan plan = RolloutPlan.For(new RolloutCounts(
            service.DesiredCount,
            service.MinimumHealthyPercent,
            service.MaximumPercent,
            fresh.Length,
            fresh.Count(task => task.IsHealthy),
            old.Length,
            old.Count(task => task.IsHealthy),
            active.Length - wanted.Length));
        StopTasks(service, old.OrderBy(task => task.IsHealthy).Take(plan.StopOld), now);
        StopTasks(service, fresh.OrderBy(task => task.IsHealthy).Take(plan.StopNew), now);
        if (plan.Start == 0 || primary.RolloutState == "FAILED" || now < primary.NotBefore) return;
        EcsTask[] started =
        [
            .. Enumerable.Range(0, plan.Start).Select(_ => StartTask(
                service.Region,
                service.Cluster,
                primary.Definition,
                $"service:{service.Name}",
                primary.Id,
                [],
                Placement(service.Settings),
                TaskTags(service, primary))),
        ];
        service.IsSteady = false;
        service.Report(
            now, $"has started {started.Length} tasks: {string.Join(' ', started.Select(task => $"(task {task.Id})"))}.");
    }

    private static void Settle(EcsService service, EcsTask[] active, DateTimeOffset now)
    {
        EcsDeployment primary = service.Primary;
        bool complete = active.Length == service.DesiredCount
            && active.All(task => task.StartedBy == primary.Id && task.IsHealthy)
            && primary.RolloutState != "FAILED";
        if (!complete)
        {
            primary.SteadySince = null;
            return;
        }

        primary.SteadySince ??= now;
        if (now - primary.SteadySince < s_steady) return;
        if (primary.RolloutState == "IN_PROGRESS")
        {
            primary.RolloutState = "COMPLETED";
            primary.RolloutStateReason = $"ECS deployment {primary.Id} completed.";
            primary.WasCompleted = true;
            primary.UpdatedAt = now;
            service.Deployments.RemoveAll(deployment => deployment != primary);
            service.Report(now, $"(deployment {primary.Id}) deployment completed.");
        }

        if (service.IsSteady) return;
        service.IsSteady = true;
        service.Report(now, "has reached a steady state.");
    }

    /// <summary>A task has come up when it stays up and its ports, which a load balancer would ask, are open.</summary>
    private static bool HasComeUp(EcsTask task, DateTimeOffset now) =>
        task.StartedAt is { } started
        && now - started >= s_up
        && (Listens(task) || now - started >= s_portPatience);

    private static bool Listens(EcsTask task) => task.Containers
        .Where(container => container.Essential && !container.IsPlaceholder)
        .SelectMany(container => container.Ports)
        .Where(port => port.Protocol == "tcp")
        .All(port =>
        {
            try
            {
                // Loopback answers at once, one way or the other.
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Connect(new IPEndPoint(IPAddress.Loopback, port.HostPort));
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        });

    private static void StopTasks(EcsService service, IEnumerable<EcsTask> tasks, DateTimeOffset now)
    {
        EcsTask[] stopped = [.. tasks];
        if (stopped.Length == 0) return;
        foreach (EcsTask task in stopped)
        {
            TaskRunner.Stop(
                task, "ServiceSchedulerInitiated", $"Scaling activity initiated by (deployment {task.StartedBy})");
        }

        service.IsSteady = false;
        service.Report(
            now,
            $"has stopped {stopped.Length} running tasks: {string.Join(' ', stopped.Select(task => $"(task {task.Id})"))}.");
    }

    /// <summary>Launch type and capacity provider of a request or service.</summary>
    internal static (string? LaunchType, string? CapacityProvider) Placement(JsonObject settings) =>
    (
        (string?)settings["launchType"],
        (string?)(settings["capacityProviderStrategy"] as JsonArray)?.FirstOrDefault()?["capacityProvider"]);

    private static Dictionary<string, string> TaskTags(EcsService service, EcsDeployment deployment)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        if ((string?)service.Settings["propagateTags"] == "SERVICE")
        {
            foreach ((string key, string value) in service.Tags) tags[key] = value;
        }
        else if ((string?)service.Settings["propagateTags"] == "TASK_DEFINITION")
        {
            foreach (JsonNode? tag in deployment.Definition["tags"] as JsonArray ?? [])
            {
                tags[(string)tag!["key"]!] = (string?)tag["value"] ?? "";
            }
        }

        if ((bool?)service.Settings["enableECSManagedTags"] == true)
        {
            tags["aws:ecs:clusterName"] = service.Cluster;
            tags["aws:ecs:serviceName"] = service.Name;
        }

        return tags;
    }
}
