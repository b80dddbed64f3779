using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Ecs;

/// <summary>Keeps services at their desired count and takes deployments through their states.</summary>
internal sealed class ServiceScheduler(
    SandboxContext context, EcsStore store, TaskStarter starter, KnownMachines machines, ServiceTargets targets, DeploymentAlarms alarms)
    : IAsyncDisposable
{
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(100);

    // Long enough to see a program crash on start; AWS, with real load balancers to ask, takes minutes.
    private static readonly TimeSpan s_up = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_portPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_steady = TimeSpan.FromSeconds(1);

    // How long alarms are watched once every task is there.
    private static readonly TimeSpan s_bake = TimeSpan.FromSeconds(5);

    private readonly TaskFailures _failures = new(store);
    private readonly CancellationTokenSource _end = new();
    private Task _loop = Task.CompletedTask;

    /// <summary>Starts to look after the services.</summary>
    public void Start() => _loop = LoopAsync();

    /// <summary>Puts a new deployment in front of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="definition">The task definition as the emulator describes it.</param>
    /// <param name="ignoresAlarms">Whether one of the service's alarms is in ALARM now.</param>
    /// <remarks>The caller holds the store's gate.</remarks>
    public void Deploy(EcsService service, JsonObject definition, bool ignoresAlarms)
    {
        DateTimeOffset now = context.Time.GetUtcNow();
        string id = EcsStore.NewDeploymentId();
        foreach (EcsDeployment older in service.Deployments) older.Status = "ACTIVE";
        service.Complaint = null;
        service.Deployments.Insert(0, new EcsDeployment
        {
            Id = id,
            Definition = definition,
            CreatedAt = now,
            UpdatedAt = now,
            IgnoresAlarms = ignoresAlarms,
            RolloutStateReason = $"ECS deployment {id} in progress.",
        });
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
                await machines.LookAsync(_end.Token).ConfigureAwait(false);
                await alarms.LookAsync(_end.Token).ConfigureAwait(false);
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

        _failures.Count(service, now);
        DeploymentFailure.BreakCircuit(service, now);
        EcsTask[] active = [.. store.ActiveTasks(service)];
        targets.Register(service, active, now);
        foreach (EcsTask task in active)
        {
            task.IsUp = service.IsBalanced ? ServiceTargets.AreHealthy(task) : task.IsUp || HasComeUp(task, now);
        }

        Replace(service, active, now);
        Settle(service, [.. store.ActiveTasks(service)], now);
    }

    private void Drain(EcsService service, DateTimeOffset now)
    {
        EcsTask[] active = [.. store.ActiveTasks(service)];
        StopTasks(service, active.Where(task => task.DesiredStatus == "RUNNING"), now);
        if (active.Length == 0) service.Status = "INACTIVE";
    }

    private void Replace(EcsService service, EcsTask[] active, DateTimeOffset now)
    {
        EcsDeployment primary = service.Primary;
        EcsTask[] wanted = [.. active.Where(task => task.DesiredStatus == "RUNNING")];
        EcsTask[] fresh = [.. wanted.Where(task => task.StartedBy == primary.Id)];
        EcsTask[] old = [.. wanted.Where(task => task.StartedBy != primary.Id)];
        var counts = new RolloutCounts(
            service.DesiredCount,
            service.MinimumHealthyPercent,
            service.MaximumPercent,
            fresh.Length,
            fresh.Count(task => task.IsHealthy),
            old.Length,
            old.Count(task => task.IsHealthy),
            active.Length - wanted.Length);
        var plan = RolloutPlan.For(counts);
        StopTasks(service, old.OrderBy(task => task.IsHealthy).Take(plan.StopOld), now);
        StopTasks(service, fresh.OrderBy(task => task.IsHealthy).Take(plan.StopNew), now);
        if (plan.Start == 0 || primary.RolloutState == "FAILED" || now < primary.NotBefore) return;
        if (machines.Of(service) is not { } there || Start(service, plan.Start, there, now) || plan.StopOld > 0) return;

        // No machine has room: what may be missing makes some.
        StopTasks(
            service, old.OrderBy(task => task.IsHealthy).Take(RolloutPlan.For(counts with { MaximumPercent = 0 }).StopOld), now);
    }

    /// <summary>Starts tasks as far as there is room, and tells when there is none.</summary>
    /// <returns>Whether there was room for one.</returns>
    private bool Start(EcsService service, int count, IReadOnlyList<ContainerInstance> there, DateTimeOffset now)
    {
        var started = new List<EcsTask>();
        string? complaint = null;
        while (started.Count < count && complaint is null)
        {
            TaskPlacement placement = store.Place(service.Region, service.Cluster, service.Primary.Definition, there);
            if (placement.IsPossible) started.Add(starter.StartOf(service, placement.Machine));
            else complaint = placement.Complaint;
        }

        if (started.Count > 0)
        {
            service.IsSteady = false;
            service.Report(
                now, $"has started {started.Count} tasks: {string.Join(' ', started.Select(task => $"(task {task.Id})"))}.");
        }

        if (complaint is not null && complaint != service.Complaint) service.Report(now, complaint);
        service.Complaint = complaint;
        return started.Count > 0;
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
        if (now - primary.SteadySince < (service.Detects("alarms") ? s_bake : s_steady)) return;
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
        ServiceTargets.ReportLeaving(service, stopped, now);
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
}
