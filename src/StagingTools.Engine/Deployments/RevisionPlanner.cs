using Amazon.ECS;
using Amazon.ECS.Model;
using StagingTools.Engine.Hosting;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Deployments;

/// <summary>Works out the new revision without registering it.</summary>
internal sealed class RevisionPlanner(AmazonECSClient ecs, IHost host)
{
    /// <summary>Plans.</summary>
    /// <param name="settings">What is published where.</param>
    /// <param name="service">The service as it is.</param>
    /// <param name="image">The image to run.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    /// <exception cref="Errors.StagingException">
    /// <c>TaskDefinitionNotFound</c>, <c>ContainerNotFound</c>, <c>ContainerNotNamed</c> or <c>ContainerNotEssential</c>.
    /// </exception>
    public async Task<RevisionPlan> PlanAsync(
        PublishSettings settings, Service service, ResolvedImage image, CancellationToken cancellationToken)
    {
        DescribeTaskDefinitionResponse running = await DescribeAsync(service.TaskDefinition!, cancellationToken);
        TaskDefinition current = running.TaskDefinition!;
        DescribeTaskDefinitionResponse source = settings.TaskDefinition is { } wanted && !IsSelf(wanted, current)
            ? await DescribeAsync(wanted, cancellationToken)
            : running;
        ContainerDefinition chosen = ContainerChoice.Choose(source.TaskDefinition!, settings.Container);
        if (settings.MigrationCommand is not null)
            TaskOrder.CheckContainer(chosen);
        string container = chosen.Name!;

        RegisterTaskDefinitionRequest before = TaskDefinitionCopy.Of(current, running.Tags);
        RegisterTaskDefinitionRequest next = TaskDefinitionCopy.Of(source.TaskDefinition!, source.Tags);
        TaskDefinitionCopy.SetImage(next, container, image.Reference);
        if (source == running)
            await TellNewerRevisionAsync(current, before, cancellationToken);
        return new RevisionPlan(current, next, container, TaskDefinitionDiff.Between(before, next));
    }

    // Terraform registers a revision when the infrastructure's part of it changes (a secret, a size), and leaves the
    // service alone. Such a change must not be lost in silence; one that only another deployment left behind may be.
    private async Task TellNewerRevisionAsync(
        TaskDefinition current, RegisterTaskDefinitionRequest before, CancellationToken cancellationToken)
    {
        DescribeTaskDefinitionResponse newest = await DescribeAsync(current.Family!, cancellationToken);
        if (newest.TaskDefinition!.TaskDefinitionArn == current.TaskDefinitionArn)
            return;

        List<string> differences =
        [
            .. TaskDefinitionDiff.Between(before, TaskDefinitionCopy.Of(newest.TaskDefinition, newest.Tags))
                .Where(line => !line.Contains("].image: ", StringComparison.Ordinal)),
        ];
        if (differences.Count == 0)
            return;

        host.Warning(
            $"{Arn.Name(newest.TaskDefinition.TaskDefinitionArn!)} is newer than {Arn.Name(current.TaskDefinitionArn!)}, which the "
            + $"service runs, and differs ({string.Join("; ", differences)}). It is not taken over: "
            + $"--task-definition {current.Family} starts from it.");
    }

    private Task<DescribeTaskDefinitionResponse> DescribeAsync(string taskDefinition, CancellationToken cancellationToken) =>
        new TaskDefinitionReader(ecs).ReadAsync(taskDefinition, cancellationToken);

    private static bool IsSelf(string wanted, TaskDefinition current) => Arn.Name(wanted) == Arn.Name(current.TaskDefinitionArn!);
}
