using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments;

/// <summary>The migration that runs as a task of the new revision before the service is updated to it.</summary>
/// <param name="session">The account.</param>
/// <param name="time">The clock.</param>
/// <param name="host">Is told the migration's log.</param>
internal sealed class Migration(AwsSession session, TimeProvider time, IHost host)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromHours(1);

    /// <summary>What the question says of it.</summary>
    public static string Describe(IReadOnlyList<string> command, string container) =>
        $"First {CommandWords.Cite(command)} runs as a task of the new revision, in container {container}. "
        + "Only when it ends with exit code 0 is the service updated.";

    /// <summary>Migrates.</summary>
    /// <param name="settings">What is published where.</param>
    /// <param name="service">The service as it is.</param>
    /// <param name="revision">The new revision.</param>
    /// <param name="container">The application's container.</param>
    /// <param name="cancellationToken">Stops the migration; the service stays as it is.</param>
    /// <returns>
    /// <see langword="null"/> when it succeeded and the service may be updated; otherwise the deployment that ends here.
    /// </returns>
    public async Task<StagingDeployment?> RunAsync(
        PublishSettings settings, Service service, TaskDefinition revision, string container, CancellationToken cancellationToken)
    {
        StagingTask task = await new OneOffTask(session, time, host).RunAsync(
            new TaskOrder
            {
                Name = settings.Target.Name,
                Cluster = settings.Target.Cluster,
                Service = service,
                Revision = revision,
                Container = container,
                Command = settings.MigrationCommand!,
                ClientToken = TaskSettings.NewToken(),
                Timeout = Timeout,
            },
            cancellationToken);
        host.Information($"Migration: {TaskErrors.Describe(task)}");
        return task.Status == StagingTaskStatus.Succeeded ? null : Refused(settings, service, revision, task);
    }

    private StagingDeployment Refused(PublishSettings settings, Service service, TaskDefinition revision, StagingTask task) => new()
    {
        Project = settings.Target.Name.Project,
        EnvironmentName = settings.Target.Name.Name,
        Region = session.Region,
        DeploymentId = "",
        Status = DeploymentStatus.MigrationFailed,
        Cluster = Arn.Name(settings.Target.Cluster),
        Service = Arn.Name(settings.Target.Service),
        Image = "",
        TaskDefinitionArn = revision.TaskDefinitionArn!,
        PreviousTaskDefinitionArn = service.TaskDefinition,
        ServingTaskDefinitionArn = service.RunningCount > 0 ? service.TaskDefinition : null,
        Reason = TaskErrors.Describe(task),
        FailedTasks = task.TaskArn is { } arn
            ? [new FailedTask(arn, task.StopCode, task.StoppedReason, task.ExitCode, task.LastLogLines)]
            : [],
    };
}
