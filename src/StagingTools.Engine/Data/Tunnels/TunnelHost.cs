using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Tunnels;

/// <summary>The EC2 instance that a tunnel to an environment's database goes through: the one that its tasks run on.</summary>
internal static class TunnelHost
{
    /// <summary>Finds the instance.</summary>
    /// <param name="session">The account.</param>
    /// <param name="name">The environment.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Its id, such as <c>i-0123456789abcdef0</c>.</returns>
    /// <exception cref="StagingException"><c>TunnelHostMissing</c>.</exception>
    public static async Task<string> FindAsync(AwsSession session, EnvironmentName name, CancellationToken cancellationToken)
    {
        List<ContainerInstance> instances = [];
        try
        {
            ListContainerInstancesResponse listed = await session.Ecs.ListContainerInstancesAsync(
                new ListContainerInstancesRequest { Cluster = name.Cluster }, cancellationToken);
            if (listed.ContainerInstanceArns is { Count: > 0 } arns)
                instances = (await session.Ecs.DescribeContainerInstancesAsync(
                    new DescribeContainerInstancesRequest { Cluster = name.Cluster, ContainerInstances = arns },
                    cancellationToken)).ContainerInstances ?? [];
        }
        catch (ClusterNotFoundException)
        {
            // Told below: without a cluster there is no instance either.
        }

        return instances
            .Where(instance => instance.Ec2InstanceId is not null)
            .OrderByDescending(instance => instance.AgentConnected == true)
            .Select(instance => instance.Ec2InstanceId)
            .FirstOrDefault()
            ?? throw new StagingException(
                "TunnelHostMissing", StagingErrorCategory.NotFound, $"No instance runs in the cluster {name.Cluster}, and so there is none to go through.")
            {
                TargetInput = name.Cluster,
                RecommendedAction = "See with 'staging get' whether the environment is there and has its instance.",
            };
    }
}
