using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// What the faces say of a deployment that did not complete, besides writing the <see cref="StagingDeployment"/>.
/// </summary>
public static class DeploymentErrors
{
    /// <summary>The error of a deployment.</summary>
    /// <param name="deployment">A deployment that has been told to its end.</param>
    /// <returns>
    /// <c>DeploymentRolledBack</c>, <c>DeploymentFailed</c>, <c>DeploymentSuperseded</c>, <c>DeploymentTimedOut</c>,
    /// <c>DeploymentMigrationFailed</c> or <c>DeploymentSmokeTestFailed</c>; <see langword="null"/> when it completed, or when nobody wanted to know.
    /// </returns>
    public static StagingException? For(StagingDeployment deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        string image = deployment.ImageTag ?? deployment.Image;
        string reason = string.IsNullOrWhiteSpace(deployment.Reason) ? "" : $": {deployment.Reason.Trim().TrimEnd('.')}";
        return deployment.Status switch
        {
            DeploymentStatus.Completed or DeploymentStatus.Started => null,
            DeploymentStatus.RolledBack => Error(
                "DeploymentRolledBack",
                $"'{image}' did not start on {deployment.Service} and was rolled back{reason}.",
                "The previous revision serves. The stopped tasks of the result carry the last log lines of the new one."),
            DeploymentStatus.Failed => Error(
                "DeploymentFailed",
                $"'{image}' did not start on {deployment.Service} and nothing was brought back{reason}.",
                "Publish a version that works. The stopped tasks of the result carry the last log lines of this one."),
            DeploymentStatus.Superseded => Error(
                "DeploymentSuperseded",
                $"Another deployment to {deployment.Service} took the place of '{image}' before it had ended{reason}.",
                "See which image runs now, and publish again if it is not the one you want."),
            DeploymentStatus.TimedOut => Error(
                "DeploymentTimedOut",
                $"'{image}' was not steady on {deployment.Service} when the time was up; the rollout goes on{reason}.",
                "Watch the log and the environment, or publish again with a longer timeout."),
            DeploymentStatus.MigrationFailed => Error(
                "DeploymentMigrationFailed",
                $"The migration of '{image}' failed and {deployment.Service} was left as it is{reason}.",
                "Correct the migration and publish again. The task of the result carries its last log lines."),
            DeploymentStatus.SmokeTestFailed => SmokeTestFailed(),
            _ => throw new ArgumentOutOfRangeException(nameof(deployment), deployment.Status, "Unknown status."),
        };

        StagingException SmokeTestFailed() => deployment.Rollback switch
        {
            null => Error(
                "DeploymentSmokeTestFailed",
                $"'{image}' was rolled out to {deployment.Service}, serves and does not work{reason}.",
                "Go back with 'staging undo', or publish a version that works; --rollback-on-failure goes back by itself."),
            { Status: DeploymentStatus.Completed } => Error(
                "DeploymentSmokeTestFailed",
                $"'{image}' was rolled out to {deployment.Service}, did not work and was rolled back{reason}.",
                "The previous revision serves. Correct the version and publish again."),
            _ => Error(
                "DeploymentSmokeTestFailed",
                $"'{image}' was rolled out to {deployment.Service} and does not work, and going back did not end well{reason}.",
                "See what serves with 'staging deployments', and go back to a good revision with 'staging undo --to'."),
        };

        StagingException Error(string id, string message, string action) =>
            new(id, StagingErrorCategory.OperationFailed, message) { TargetInput = image, RecommendedAction = action };
    }
}
