using StagingTools.Engine.Deployments;

namespace StagingTools.Cli.Views;

/// <summary>A deployment, with the last words of what failed.</summary>
internal sealed class DeploymentView : IView<StagingDeployment>
{
    /// <inheritdoc/>
    public void Add(StagingDeployment result, TextWriter output)
    {
        new Card()
            .Line("Deployment", result.DeploymentId)
            .Line("Status", result.Status.ToString())
            .Line("Environment", $"{result.EnvironmentName} ({result.Project}, {result.Region})")
            .Line("Service", $"{result.Cluster}/{result.Service}")
            .Line("Image", result.ImageTag is { } tag ? $"{tag} ({result.Image})" : result.Image)
            .Line("Revision", Revision(result.TaskDefinitionArn))
            .Line("Before", Revision(result.PreviousTaskDefinitionArn))
            .Line("Serving", Revision(result.ServingTaskDefinitionArn))
            .Line("Reason", result.Reason)
            .Line("Took", Units.Duration(result.Duration))
            .Write(output);
        foreach (FailedTask task in result.FailedTasks)
        {
            string exit = task.ExitCode is { } code ? $"exit code {code}" : "never started";
            output.WriteLine($"Stopped task {task.TaskArn[(task.TaskArn.LastIndexOf('/') + 1)..]} ({exit}): {task.Reason}");
            foreach (string line in task.LastLogLines)
                output.WriteLine($"  | {line}");
        }
    }

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
    }

    // The family and revision after arn:aws:ecs:REGION:ACCOUNT:task-definition/.
    private static string? Revision(string? arn) => arn?[(arn.LastIndexOf('/') + 1)..];
}
