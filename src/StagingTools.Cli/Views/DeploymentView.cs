using StagingTools.Engine.Deployments;
using StagingTools.Engine.Deployments.Smoke;

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
            .Line("Revision", Units.ArnName(result.TaskDefinitionArn))
            .Line("Before", Units.ArnName(result.PreviousTaskDefinitionArn))
            .Line("Serving", Units.ArnName(result.ServingTaskDefinitionArn))
            .Line("Smoke tests", SmokeTests(result.SmokeTests))
            .Line("Went back", result.Rollback is { } back ? $"{Units.ArnName(back.TaskDefinitionArn)}: {back.Status}" : null)
            .Line("Reason", result.Reason)
            .Line("Took", Units.Duration(result.Duration))
            .Write(output);
        foreach (TargetState target in result.Targets)
            output.WriteLine($"Target {target}");
        foreach (FailedTask task in result.FailedTasks)
        {
            string exit = task.ExitCode is { } code ? $"exit code {code}" : "never started";
            output.WriteLine($"Stopped task {Units.ArnName(task.TaskArn)} ({exit}): {task.Reason}");
            foreach (string line in task.LastLogLines)
                output.WriteLine($"  | {line}");
        }
    }

    private static string? SmokeTests(IReadOnlyList<StagingSmokeTest> tests) => tests.Count == 0
        ? null
        : $"{tests.Count(test => test.Status == SmokeTestStatus.Passed)} of {tests.Count} passed";

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
    }
}
