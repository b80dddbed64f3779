namespace StagingTools.Sandbox.Ecs;

/// <summary>Fails deployments, and brings the last completed one back where the service wants that.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html and
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
/// </remarks>
internal static class DeploymentFailure
{
    /// <summary>Fails the deployment that is in progress when too many of its tasks have failed.</summary>
    public static void BreakCircuit(EcsService service, DateTimeOffset now)
    {
        if (service.Detects("deploymentCircuitBreaker")
            && service.Primary.RolloutState == "IN_PROGRESS"
            && service.Primary.FailedTasks >= CircuitBreaker.Threshold(service.DesiredCount))
        {
            Fail(service, "deploymentCircuitBreaker", "ECS deployment circuit breaker: ", "tasks failed to start.", now);
        }
    }

    /// <summary>Fails the deployment that is in progress because of an alarm.</summary>
    public static void Alarm(EcsService service, DateTimeOffset now) =>
        Fail(service, "alarms", "ECS deployment alarms: ", "alarm detected.", now);

    private static void Fail(EcsService service, string method, string who, string why, DateTimeOffset now)
    {
        EcsDeployment failing = service.Primary;
        failing.RolloutState = "FAILED";
        failing.RolloutStateReason = who + why;
        failing.UpdatedAt = now;
        service.Report(now, $"(deployment {failing.Id}) deployment failed: {why}");
        EcsDeployment? last = service.Deployments.FirstOrDefault(deployment => deployment != failing && deployment.WasCompleted);
        if (!service.RollsBack(method) || last is null) return;
        service.Report(now, $"rolling back to deployment {last.Id}.");
        failing.Status = "ACTIVE";
        last.Status = "PRIMARY";
        last.RolloutState = "IN_PROGRESS";
        last.RolloutStateReason = $"{who}rolling back to deploymentId {last.Id}.";
        last.IgnoresAlarms = true;
        last.FailedTasks = 0;
        last.SteadySince = null;
        last.UpdatedAt = now;
    }
}
