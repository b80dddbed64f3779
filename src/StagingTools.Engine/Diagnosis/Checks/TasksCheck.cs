using System.Globalization;
using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Deployments;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Why tasks of the service stopped lately, where they did not stop on purpose.</summary>
internal sealed class TasksCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "Tasks";

    /// <inheritdoc/>
    public string Category => "Application";

    /// <inheritdoc/>
    public string Title => "tasks that stopped";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Service"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["ecs:DescribeServices", "ecs:DescribeTaskDefinition", "ecs:ListTasks", "ecs:DescribeTasks"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        Service service = await scene.ReadServiceAsync(cancellationToken);
        Revision revision = await new RevisionReader(scene.Session.Ecs).ReadAsync(service.TaskDefinition!, cancellationToken);
        string? deployment = service.Deployments?.Find(one => one.Status == "PRIMARY")?.Id;
        IReadOnlyList<FailedTask> stopped = await new FailedTaskFinder(scene.Session, scene.Context.TimeProvider, scene.Host).FindAsync(
            scene.Name.Cluster,
            scene.Name.Service,
            deployment ?? "",
            revision.Definition,
            revision.Definition.ContainerDefinitions?.FirstOrDefault()?.Name ?? "",
            cancellationToken);
        if (stopped.Count == 0)
            return CheckResult.Passed($"no task of {revision.Name} stopped by itself in the last hour");

        // The words of the log may hold anything; they are for whoever asks for them.
        return CheckResult.Failed(
            stopped.Count == 1 ? "A task stopped by itself." : string.Create(CultureInfo.InvariantCulture, $"{stopped.Count} tasks stopped by themselves."),
            $"Read their last words: 'staging logs --since 1h --task {Arn.Name(stopped[^1].TaskArn)}'.") with
        {
            Evidence =
            [
                .. stopped.Select(task => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Arn.Name(task.TaskArn)}: {task.StopCode ?? "no stop code"}, {task.Reason ?? "no reason"}{(task.ExitCode is { } code ? $", exit code {code}" : "")}")),
            ],
        };
    }
}
