using System.Globalization;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Notifications;

namespace StagingTools.Engine.Deployments;

/// <summary>What people are told of a deployment.</summary>
internal static class DeploymentNotices
{
    /// <summary>It began.</summary>
    public static Notification Started(EnvironmentName name, string region, string service, string image) =>
        new(NotificationKind.DeploymentStarted, name.Project, name.Name, region, $"Deployment to {name.Name} started")
        {
            Fields = [new("Service", service), new("Image", image)],
        };

    /// <summary>It ended, well or not.</summary>
    public static Notification Ended(StagingDeployment deployment)
    {
        bool completed = deployment.Status == DeploymentStatus.Completed;
        return new Notification(
            completed ? NotificationKind.DeploymentCompleted : NotificationKind.DeploymentFailed,
            deployment.Project,
            deployment.EnvironmentName,
            deployment.Region,
            $"Deployment to {deployment.EnvironmentName} {Phrase(deployment)}")
        {
            Text = deployment.Reason ?? "",
            Fields =
            [
                new("Service", deployment.Service),
                new("Image", deployment.Image),
                new("Revision", Arn.Name(deployment.TaskDefinitionArn)),
                new("Serving", deployment.ServingTaskDefinitionArn is { } serving ? Arn.Name(serving) : "nothing"),
                new("Duration", deployment.Duration.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture)),
            ],
        };
    }

    /// <summary>The end in words that fit behind a subject.</summary>
    public static string Phrase(StagingDeployment deployment) => deployment.Status switch
    {
        DeploymentStatus.Completed => "completed",
        DeploymentStatus.Started => "began and is not followed",
        DeploymentStatus.RolledBack => "failed and was rolled back",
        DeploymentStatus.Superseded => "was superseded by another deployment",
        DeploymentStatus.TimedOut => "did not end in time",
        DeploymentStatus.MigrationFailed => "did not begin, since its migration failed",
        DeploymentStatus.SmokeTestFailed => deployment.Rollback switch
        {
            null => "completed and failed its smoke tests",
            { Status: DeploymentStatus.Completed } => "failed its smoke tests and was rolled back",
            _ => "failed its smoke tests, and going back did not end well",
        },
        _ => "failed",
    };
}
