using Amazon.ECS.Model;

namespace StagingTools.Engine.Deployments;

/// <summary>What became of a revision: what ECS says of the deployments that it still knows, then what is recorded.</summary>
internal static class RevisionOutcome
{
    /// <summary>What became of it.</summary>
    /// <param name="service">The service now.</param>
    /// <param name="revision">The revision.</param>
    public static DeploymentOutcome Of(Service service, Revision revision)
    {
        Deployment? live = Live(service, revision);
        return (live?.Status, live?.RolloutState?.Value) switch
        {
            // ECS knows nothing of smoke tests.
            ("PRIMARY", "COMPLETED") when revision.Recorded is { Outcome: DeploymentOutcome.SmokeTestFailed } failed
                && failed.DeploymentId == live!.Id => DeploymentOutcome.SmokeTestFailed,
            ("PRIMARY", "COMPLETED") => DeploymentOutcome.Completed,
            ("PRIMARY", "IN_PROGRESS") => DeploymentOutcome.InProgress,
            _ when revision.Recorded.Outcome is { } recorded => recorded,
            (_, "COMPLETED") => DeploymentOutcome.Completed,
            (_, "FAILED") => DeploymentOutcome.Failed,
            // No longer the service's own and not at its end: another one took its place.
            ("ACTIVE", "IN_PROGRESS") => DeploymentOutcome.Superseded,
            _ => DeploymentOutcome.Unknown,
        };
    }

    /// <summary>The deployment of a revision that ECS still knows; the service's own first.</summary>
    /// <param name="service">The service now.</param>
    /// <param name="revision">The revision.</param>
    public static Deployment? Live(Service service, Revision revision) => (service.Deployments ?? [])
        .Where(deployment => deployment.TaskDefinition == revision.TaskDefinitionArn)
        .OrderByDescending(deployment => deployment.Status == "PRIMARY")
        .ThenByDescending(deployment => deployment.CreatedAt)
        .FirstOrDefault();
}
