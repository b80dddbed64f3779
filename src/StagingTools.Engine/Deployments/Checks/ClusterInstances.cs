using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments.Checks;

/// <summary>The container instances of a cluster, asked for once, whichever check wants them first.</summary>
internal sealed class ClusterInstances
{
    private readonly Lazy<Task<List<ContainerInstance>?>> listing;

    /// <summary>Asks nothing yet.</summary>
    /// <param name="session">The account.</param>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="host">Is told when they could not be looked at.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public ClusterInstances(AwsSession session, string cluster, IHost host, CancellationToken cancellationToken) =>
        listing = new Lazy<Task<List<ContainerInstance>?>>(() => AwsErrors.UnlessDeniedAsync<List<ContainerInstance>?>(
            async () => await ReadAsync(session, cluster, cancellationToken), null, $"The container instances of {cluster}", host));

    /// <summary>All of them, whatever their status; <see langword="null"/> when the account may not look.</summary>
    public Task<List<ContainerInstance>?> ListAsync() => listing.Value;

    /// <summary>Whether a service's tasks run on Fargate, and so on no instance of the cluster.</summary>
    public static bool AreNotFor(Service service) => service.CapacityProviderStrategy is { Count: > 0 } strategy
        ? strategy.Exists(item => item.CapacityProvider is "FARGATE" or "FARGATE_SPOT")
        : service.LaunchType?.Value is "FARGATE";

    private static async Task<List<ContainerInstance>> ReadAsync(AwsSession session, string cluster, CancellationToken cancellationToken)
    {
        var instances = new List<ContainerInstance>();
        var request = new ListContainerInstancesRequest { Cluster = cluster };
        do
        {
            ListContainerInstancesResponse page = await session.Ecs.ListContainerInstancesAsync(request, cancellationToken);
            if (page.ContainerInstanceArns is { Count: > 0 } arns)
                instances.AddRange((await session.Ecs.DescribeContainerInstancesAsync(
                    new DescribeContainerInstancesRequest { Cluster = cluster, ContainerInstances = arns }, cancellationToken)).ContainerInstances ?? []);
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return instances;
    }
}
