using Amazon.ECS;
using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Deployments;

/// <summary>Finds the environment's service, or says what there is instead.</summary>
internal sealed class ServiceFinder(AmazonECSClient ecs, string region)
{
    private const string Active = "ACTIVE";

    /// <summary>The service, alive in its cluster and deployed by ECS.</summary>
    /// <exception cref="StagingException">
    /// <c>ClusterNotFound</c>, <c>ClusterNotActive</c>, <c>ServiceNotFound</c>, <c>ServiceNotActive</c> or
    /// <c>DeploymentControllerNotSupported</c>.
    /// </exception>
    public async Task<Service> FindAsync(string cluster, string service, CancellationToken cancellationToken)
    {
        Service found = await ReadAsync(cluster, service, cancellationToken);
        if (found.Status != Active)
            throw new StagingException(
                "ServiceNotActive",
                StagingErrorCategory.InvalidState,
                $"The service '{service}' is {found.Status} and takes no deployment.")
            {
                TargetInput = service,
                RecommendedAction = "Wait until its removal ended, then create the environment with 'staging new'.",
            };

        if (found.DeploymentController?.Type?.Value is { } controller && controller != "ECS")
            throw new StagingException(
                "DeploymentControllerNotSupported",
                StagingErrorCategory.InvalidState,
                $"The service '{service}' is deployed by {controller}, not by ECS itself.")
            {
                TargetInput = service,
                RecommendedAction = "Deploy it with the tool that owns it, or make a service with ECS's rolling deployments.",
            };

        return found;
    }

    /// <summary>The service as it is, whether it takes a deployment or not.</summary>
    /// <exception cref="StagingException"><c>ClusterNotFound</c>, <c>ClusterNotActive</c> or <c>ServiceNotFound</c>.</exception>
    public async Task<Service> ReadAsync(string cluster, string service, CancellationToken cancellationToken)
    {
        await CheckClusterAsync(cluster, cancellationToken);
        Service? found = (await ecs.DescribeServicesAsync(
            new DescribeServicesRequest { Cluster = cluster, Services = [service] }, cancellationToken)).Services?.FirstOrDefault();

        // A deleted service answers as INACTIVE for a while; to the user it is gone.
        if (found is null or { Status: "INACTIVE" })
            throw new StagingException(
                "ServiceNotFound",
                StagingErrorCategory.NotFound,
                $"There is no service '{service}' in the cluster '{cluster}'. "
                + Existing.Describe("service", "services", await ServiceNamesAsync(cluster, cancellationToken)))
            {
                TargetInput = service,
                RecommendedAction = "Check --service and ECS_SERVICE, or create the environment with 'staging new'.",
            };

        return found;
    }

    private async Task CheckClusterAsync(string cluster, CancellationToken cancellationToken)
    {
        Cluster? found = (await ecs.DescribeClustersAsync(
            new DescribeClustersRequest { Clusters = [cluster] }, cancellationToken)).Clusters?.FirstOrDefault();
        if (found is null or { Status: "INACTIVE" })
            throw new StagingException(
                "ClusterNotFound",
                StagingErrorCategory.NotFound,
                $"There is no ECS cluster '{cluster}' in {region}. "
                + Existing.Describe("cluster", "clusters", await ClusterNamesAsync(cancellationToken)))
            {
                TargetInput = cluster,
                RecommendedAction = "Check --cluster, ECS_CLUSTER and the region, or create the environment with 'staging new'.",
            };

        if (found.Status != Active)
            throw new StagingException(
                "ClusterNotActive", StagingErrorCategory.InvalidState, $"The cluster '{cluster}' is {found.Status}.")
            {
                TargetInput = cluster,
                RecommendedAction = "Wait until it is ACTIVE; 'staging get' shows the environment's state.",
            };
    }

    private async Task<List<string>> ClusterNamesAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        string? token = null;
        do
        {
            ListClustersResponse page = await ecs.ListClustersAsync(
                new ListClustersRequest { NextToken = token }, cancellationToken);
            names.AddRange((page.ClusterArns ?? []).Select(Arn.Name));
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
        return names;
    }

    private async Task<List<string>> ServiceNamesAsync(string cluster, CancellationToken cancellationToken) =>
        await EcsServices.ListArnsAsync(ecs, cluster, cancellationToken).Select(Arn.Name).ToListAsync(cancellationToken);
}
