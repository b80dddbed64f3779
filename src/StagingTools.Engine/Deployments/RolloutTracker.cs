using Amazon.ECS.Model;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// Judges one deployment by what a service says of itself, look after look. A deployment is followed by its id: a service
/// that is steady again after a rollback looks just like one that took the new revision.
/// </summary>
/// <remarks>
/// ECS's states: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html and
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html.
/// </remarks>
internal sealed class RolloutTracker
{
    // Between two of ECS's own steps (the update is seen everywhere, a failed deployment is replaced) lie seconds.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    private readonly string deploymentId;
    private readonly string taskDefinitionArn;
    private readonly HashSet<string> deploymentsBefore;
    private readonly HashSet<string> revisionsBefore;
    private readonly HashSet<string> eventsBefore;
    private readonly bool rollsBack;

    private DateTimeOffset? waitingSince;
    private bool seen;

    /// <summary>Starts to follow a deployment.</summary>
    /// <param name="before">The service before the update.</param>
    /// <param name="deploymentId">The deployment that the update made.</param>
    /// <param name="taskDefinitionArn">Its revision.</param>
    public RolloutTracker(Service before, string deploymentId, string taskDefinitionArn)
    {
        this.deploymentId = deploymentId;
        this.taskDefinitionArn = taskDefinitionArn;
        deploymentsBefore = [.. (before.Deployments ?? []).Select(deployment => deployment.Id!)];
        revisionsBefore = [.. (before.Deployments ?? []).Select(deployment => deployment.TaskDefinition!)];
        eventsBefore = [.. (before.Events ?? []).Select(happened => happened.Id!)];
        rollsBack = before.DeploymentConfiguration?.DeploymentCircuitBreaker is { Enable: true, Rollback: true }
            || before.DeploymentConfiguration?.Alarms is { Enable: true, Rollback: true };
    }

    /// <summary>Why ECS gave up on the deployment; <see langword="null"/> as long as it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Tasks of the deployment that failed so far, by ECS's count.</summary>
    public int FailedTasks { get; private set; }

    /// <summary>Takes a look.</summary>
    /// <param name="service">The service now.</param>
    /// <param name="now">The time of the look.</param>
    /// <returns>The end; <see langword="null"/> while there is none.</returns>
    public RolloutVerdict? Observe(Service service, DateTimeOffset now)
    {
        Deployment? ours = Find(service, deployment => deployment.Id == deploymentId);
        Deployment? primary = Find(service, deployment => deployment.Status == "PRIMARY");
        seen |= ours is not null;
        FailedTasks = Math.Max(FailedTasks, ours?.FailedTasks ?? 0);
        if (ours?.RolloutState?.Value == "FAILED")
            Failure ??= ours.RolloutStateReason ?? "the deployment failed";

        if (service.Status == "INACTIVE" || primary is null)
            return new RolloutVerdict(DeploymentStatus.Failed, Failure ?? "the service was deleted", null);
        if (primary.Id == deploymentId)
            return ObserveOwn(service, primary, now);
        // An answer from before the update: not every part of ECS knows of it yet.
        if (!seen && Failure is null && deploymentsBefore.Contains(primary.Id!) && !Waited(now))
            return null;

        return ObserveOther(service, primary);
    }

    /// <summary>What to say when the time is up.</summary>
    /// <param name="service">The service at the last look.</param>
    public RolloutVerdict TimeIsUp(Service service)
    {
        Deployment? primary = Find(service, deployment => deployment.Status == "PRIMARY");
        if (Failure is not null)
            return new RolloutVerdict(
                DeploymentStatus.Failed,
                $"{Failure}; when the time was up, ECS was still bringing the previous revision back",
                Serving(service));

        string? hint = (service.Events ?? [])
            .Where(happened => !eventsBefore.Contains(happened.Id!))
            .OrderByDescending(happened => happened.CreatedAt)
            .FirstOrDefault(happened => happened.Message?.Contains("unable to", StringComparison.OrdinalIgnoreCase) == true)?.Message;
        return new RolloutVerdict(
            DeploymentStatus.TimedOut, hint ?? primary?.RolloutStateReason ?? "the tasks were not steady in time", Serving(service));
    }

    private RolloutVerdict? ObserveOwn(Service service, Deployment own, DateTimeOffset now) => own.RolloutState?.Value switch
    {
        "COMPLETED" when own.RunningCount >= own.DesiredCount =>
            new RolloutVerdict(DeploymentStatus.Completed, null, own.TaskDefinition),
        // With rollback the next look shows the deployment that brings the previous revision back.
        "FAILED" when !rollsBack || Waited(now) =>
            new RolloutVerdict(DeploymentStatus.Failed, Failure, Serving(service)),
        _ => null,
    };

    private RolloutVerdict? ObserveOther(Service service, Deployment primary)
    {
        if (!IsRollback(service, primary))
            return Failure is null
                ? new RolloutVerdict(
                    DeploymentStatus.Superseded,
                    $"deployment {primary.Id} of {Arn.Name(primary.TaskDefinition ?? "another revision")} took its place",
                    Serving(service))
                : new RolloutVerdict(DeploymentStatus.Failed, Failure, Serving(service));

        Failure ??= FailureEvent(service) ?? primary.RolloutStateReason ?? "ECS went back to the previous revision";
        return primary.RolloutState?.Value switch
        {
            "COMPLETED" when primary.RunningCount >= primary.DesiredCount =>
                new RolloutVerdict(DeploymentStatus.RolledBack, Failure, primary.TaskDefinition),
            "FAILED" => new RolloutVerdict(
                DeploymentStatus.Failed,
                $"{Failure}; the rollback failed too: {primary.RolloutStateReason}",
                Serving(service)),
            _ => null,
        };
    }

    // Somebody who publishes the old revision by hand supersedes; only ECS itself rolls back.
    private bool IsRollback(Service service, Deployment primary) =>
        deploymentsBefore.Contains(primary.Id!)
        || Mentions(primary.RolloutStateReason, "rolling back")
        || (revisionsBefore.Contains(primary.TaskDefinition!) && (Failure ?? FailureEvent(service)) is not null);

    private string? FailureEvent(Service service) => (service.Events ?? [])
        .Select(happened => happened.Message)
        .FirstOrDefault(message => Mentions(message, deploymentId) && Mentions(message, "deployment failed"));

    private bool Waited(DateTimeOffset now)
    {
        waitingSince ??= now;
        return now - waitingSince >= Settling;
    }

    // While two revisions run side by side, the one from before is what visitors can rely on.
    private string? Serving(Service service) => (service.Deployments ?? [])
        .Where(deployment => deployment.RunningCount > 0)
        .OrderBy(deployment => deployment.TaskDefinition == taskDefinitionArn)
        .ThenByDescending(deployment => deployment.RunningCount)
        .FirstOrDefault()?.TaskDefinition;

    private static Deployment? Find(Service service, Func<Deployment, bool> predicate) =>
        (service.Deployments ?? []).FirstOrDefault(predicate);

    private static bool Mentions(string? text, string words) =>
        text?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
