using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// The revision that a one-off task runs: the service's own, unless its containers hold fixed ports of their machine. There a
/// second task finds no place beside the service's own (<c>RESOURCE:PORTS</c>), and no override of a run takes ports away, so
/// that it runs a copy without them, which is kept in a family of its own.
/// </summary>
internal sealed class OneOffRevision(AwsSession session, IHost host)
{
    /// <summary>Whether a revision can run beside itself on one machine only without its ports.</summary>
    public static bool NeedsCopy(TaskDefinition revision) => (revision.ContainerDefinitions ?? [])
        .SelectMany(container => container.PortMappings ?? [])
        .Any(port => revision.NetworkMode?.Value switch
        {
            null or "bridge" => port.HostPort > 0,
            "host" => true,
            _ => false,
        });

    /// <summary>The revision to run, registered if need be.</summary>
    public async Task<TaskDefinition> ForAsync(TaskDefinition revision, CancellationToken cancellationToken)
    {
        if (!NeedsCopy(revision))
            return revision;

        var revisions = new RevisionReader(session.Ecs);
        RegisterTaskDefinitionRequest wanted = (await revisions.ReadAsync(revision.TaskDefinitionArn!, cancellationToken)).Copy();
        wanted.Family = revision.Family + EnvironmentName.OneOffSuffix;
        TaskDefinitionCopy.RemovePorts(wanted);
        if (await revisions.FindAsync(wanted.Family, cancellationToken) is { } newest
            && TaskDefinitionDiff.Between(newest.Copy(), wanted).Count == 0)
            return newest.Definition;

        RegisterTaskDefinitionResponse registered = await session.Ecs.RegisterTaskDefinitionAsync(wanted, cancellationToken);
        host.Information(
            $"Registered {Arn.Name(registered.TaskDefinition!.TaskDefinitionArn!)}: {Arn.Name(revision.TaskDefinitionArn!)} "
            + "without the ports, which the service's tasks hold.");
        return registered.TaskDefinition;
    }
}
