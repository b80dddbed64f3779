using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Deployments;

/// <summary>Works out the new revision without registering it.</summary>
internal sealed class RevisionPlanner(RevisionReader revisions, IHost host)
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
        Revision current = await revisions.ReadAsync(service.TaskDefinition!, cancellationToken);
        Revision source = settings.TaskDefinition is { } wanted && Arn.Name(wanted) != current.Name
            ? await revisions.ReadAsync(wanted, cancellationToken)
            : current;
        ContainerDefinition chosen = ContainerChoice.Choose(source.Definition, settings.Container);
        if (settings.MigrationCommand is not null)
            TaskOrder.CheckContainer(chosen);
        string container = chosen.Name!;

        RegisterTaskDefinitionRequest before = current.Copy();
        RegisterTaskDefinitionRequest next = source.Copy();
        TaskDefinitionCopy.SetImage(next, container, image.Reference);
        if (source == current)
            await TellNewerRevisionAsync(current, before, cancellationToken);
        return new RevisionPlan(current, next, container, TaskDefinitionDiff.Between(before, next));
    }

    // Terraform registers a revision when the infrastructure's part of it changes (a secret, a size), and leaves the
    // service alone. Such a change must not be lost in silence; one that only another deployment left behind may be.
    private async Task TellNewerRevisionAsync(
        Revision current, RegisterTaskDefinitionRequest before, CancellationToken cancellationToken)
    {
        Revision newest = await revisions.ReadAsync(current.Definition.Family!, cancellationToken);
        if (newest.TaskDefinitionArn == current.TaskDefinitionArn)
            return;

        List<string> differences =
        [
            .. TaskDefinitionDiff.Between(before, newest.Copy())
                .Where(line => !line.Contains("].image: ", StringComparison.Ordinal)),
        ];
        if (differences.Count == 0)
            return;

        host.Warning(
            $"{newest.Name} is newer than {current.Name}, which the "
            + $"service runs, and differs ({string.Join("; ", differences)}). It is not taken over: "
            + $"--task-definition {current.Definition.Family} starts from it.");
    }
}
