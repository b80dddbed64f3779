namespace StagingTools.Sandbox.Ecs;

/// <summary>Finds the tasks of a service that did not stay up, and counts them against their deployment.</summary>
internal sealed class TaskFailures(EcsStore store)
{
    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromMilliseconds(500);
    private const int FailuresToComplainAbout = 5;

    /// <summary>Stops what is unhealthy, and counts it and whatever has ended by itself.</summary>
    /// <remarks>The caller holds the store's gate.</remarks>
    public void Count(EcsService service, DateTimeOffset now)
    {
        EcsTask[] judged =
            [.. store.ActiveTasks(service).Where(task => task.DesiredStatus == "RUNNING" && now - task.StartedAt >= service.GracePeriod)];
        foreach (EcsTask task in judged.Where(task => task.HealthStatus == "UNHEALTHY"))
        {
            service.Report(now, $"(task {task.Id}) failed container health checks.");
            TaskRunner.Stop(task, "ServiceSchedulerInitiated", "Task failed container health checks");
            Failed(service, task, now);
        }

        foreach (EcsTask task in judged.Where(task => task.DesiredStatus == "RUNNING"))
        {
            if (ServiceTargets.Ill(task) is not { } target) continue;
            service.Report(
                now, $"(port {target.Port}) is unhealthy in (target-group {target.GroupArn}) due to (reason {target.Health.Description}).");
            TaskRunner.Stop(
                task, "ServiceSchedulerInitiated", $"Task failed ELB health checks in (target-group {target.GroupArn})");
            Failed(service, task, now);
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
}
