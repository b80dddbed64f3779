using Amazon.ECS.Model;
using StagingTools.Engine.Deployments;

namespace StagingTools.Engine.InVpc;

/// <summary>
/// The revision that runs the command line in an environment's network: the service's own with another image and a role of its own, so
/// that the application may do nothing that a data sync has to. It is kept in a family of its own and removed with the environment.
/// </summary>
internal static class ToolRevision
{
    /// <summary>The name of its container.</summary>
    public const string Container = "staging";

    /// <summary>The revision to register.</summary>
    /// <param name="service">The service's revision.</param>
    /// <param name="family">The family.</param>
    /// <param name="image">The command line's image.</param>
    /// <param name="roleArn">What its tasks may do.</param>
    public static RegisterTaskDefinitionRequest Of(Revision service, string family, string image, string roleArn)
    {
        ContainerDefinition application = ContainerChoice.Choose(service.Definition, null);
        RegisterTaskDefinitionRequest revision = service.Copy();
        revision.Family = family;
        revision.TaskRoleArn = roleArn;
        revision.Volumes = null;
        revision.ContainerDefinitions =
        [
            new ContainerDefinition
            {
                Name = Container,
                Image = image,
                Essential = true,
                Cpu = application.Cpu,
                Memory = application.Memory,
                MemoryReservation = application.MemoryReservation,
                LogConfiguration = application.LogConfiguration,
            },
        ];
        return revision;
    }
}
