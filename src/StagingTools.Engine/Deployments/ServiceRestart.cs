using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using Deployment = Amazon.ECS.Model.Deployment;

namespace StagingTools.Engine.Deployments;

/// <summary>Replaces the tasks of a service by new ones of the same revision, which read their secrets anew.</summary>
/// <param name="session">The account.</param>
/// <param name="time">The clock.</param>
/// <param name="host">Is told how far it is.</param>
internal sealed class ServiceRestart(AwsSession session, TimeProvider time, IHost host)
{
    /// <summary>Restarts, and follows to the end.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="service">The service.</param>
    /// <param name="timeout">How long to follow.</param>
    /// <param name="cancellationToken">Stops following; ECS goes on.</param>
    /// <returns>How it ended; <see langword="null"/> when there is no service, or it is scaled to nothing.</returns>
    /// <exception cref="StagingException"><c>DeploymentNotStarted</c>.</exception>
    public async Task<RolloutVerdict?> RunAsync(string cluster, string service, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (await FindAsync(cluster, service, cancellationToken) is not { DesiredCount: > 0 } before)
            return null;

        // Not cancelled half-way: it would stay unknown whether a deployment began.
        UpdateServiceResponse updated = await session.Ecs.UpdateServiceAsync(
            new UpdateServiceRequest { Cluster = cluster, Service = service, ForceNewDeployment = true }, CancellationToken.None);
        Deployment deployment = updated.Service?.Deployments?.Find(one => one.Status == "PRIMARY")
            ?? throw new StagingException(
                "DeploymentNotStarted", StagingErrorCategory.OperationFailed, $"ECS took the update of {service} and started no deployment.")
            {
                TargetInput = service,
                RecommendedAction = "Look at the service's events, then run the same command again.",
            };
        var activity = new ProgressUpdate($"Restarting {service}", "The deployment started");
        host.Progress(activity);
        try
        {
            return await new Rollout(session.Ecs, new TargetHealthReader(session, host), time, host).FollowAsync(
                cluster,
                service,
                new RolloutTracker(before, deployment.Id!, deployment.TaskDefinition!),
                new EventFeed(before),
                activity.Activity,
                timeout,
                cancellationToken);
        }
        finally
        {
            host.Progress(activity with { Status = "Done", Completed = true });
        }
    }

    private async Task<Service?> FindAsync(string cluster, string service, CancellationToken cancellationToken)
    {
        try
        {
            DescribeServicesResponse found = await session.Ecs.DescribeServicesAsync(
                new DescribeServicesRequest { Cluster = cluster, Services = [service] }, cancellationToken);
            return found.Services?.Find(one => one.Status == "ACTIVE");
        }
        catch (ClusterNotFoundException)
        {
            return null;
        }
    }
}
