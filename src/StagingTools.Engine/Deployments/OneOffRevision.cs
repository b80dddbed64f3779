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

        RegisterTaskDefinitionRequest wanted =
            (await new RevisionReader(session.Ecs).ReadAsync(revision.TaskDefinitionArn!, cancellationToken)).Copy();
        wanted.Family = revision.Family + EnvironmentName.OneOffSuffix;
        TaskDefinitionCopy.RemovePorts(wanted);
        (TaskDefinition copy, bool isNew) = await new RevisionKeeper(session).KeepAsync(wanted, cancellationToken);
        if (isNew)
            host.Information(
                $"Registered {Arn.Name(copy.TaskDefinitionArn!)}: {Arn.Name(revision.TaskDefinitionArn!)} "
                + "without the ports, which the service's tasks hold.");
        return copy;
    }
}
