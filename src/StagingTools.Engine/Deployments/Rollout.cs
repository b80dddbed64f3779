using System.Globalization;
using Amazon.ECS;
using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Deployments;

/// <summary>Follows one deployment to its end and tells what happens meanwhile.</summary>
/// <param name="ecs">Tells how the service is.</param>
/// <param name="targets">Tells whether it is served.</param>
/// <param name="time">The clock.</param>
/// <param name="host">Is told what happens.</param>
internal sealed class Rollout(AmazonECSClient ecs, TargetHealthReader targets, TimeProvider time, IHost host)
{
    private const int PatienceWithErrors = 5;

    /// <summary>Follows.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="service">The service.</param>
    /// <param name="tracker">Judges what the service says.</param>
    /// <param name="feed">Keeps its events.</param>
    /// <param name="activity">The progress activity to report under.</param>
    /// <param name="timeout">How long to follow.</param>
    /// <param name="cancellationToken">Stops following; ECS goes on.</param>
    public async Task<RolloutVerdict> FollowAsync(
        string cluster,
        string service,
        RolloutTracker tracker,
        EventFeed feed,
        string activity,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        var pace = new RolloutPace();
        long start = time.GetTimestamp();
        int failedTasks = 0;
        while (true)
        {
            Service state = await LookAsync(cluster, service, cancellationToken);
            IReadOnlyList<DeploymentEvent> fresh = feed.Take(state);
            foreach (DeploymentEvent happened in fresh)
                host.Information($"{happened.Timestamp.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture)} {happened.Message}");

            RolloutVerdict? verdict = tracker.Observe(state, time.GetUtcNow());
            if (tracker.FailedTasks > failedTasks)
            {
                failedTasks = tracker.FailedTasks;
                host.Warning($"{failedTasks} {(failedTasks == 1 ? "task" : "tasks")} of the new revision failed so far.");
            }

            // ECS may be content before the load balancer is, and visitors come through that.
            string? lack = verdict is { Status: DeploymentStatus.Completed } ? await FindLackAsync(state, cancellationToken) : null;
            if (verdict is not null && lack is null)
                return verdict;

            TimeSpan left = timeout - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                return lack is null
                    ? tracker.TimeIsUp(state)
                    : verdict! with { Status = DeploymentStatus.TimedOut, Reason = lack };

            host.Progress(new ProgressUpdate(activity, lack ?? Describe(state)));
            TimeSpan pause = pace.Next(fresh.Count > 0);
            await Task.Delay(pause < left ? pause : left, time, cancellationToken);
        }
    }

    private async Task<string?> FindLackAsync(Service service, CancellationToken cancellationToken)
    {
        try
        {
            return await targets.FindLackAsync(service, cancellationToken);
        }
        catch (Exception problem) when (PassingFailure.Is(problem, cancellationToken))
        {
            host.Verbose($"The load balancer does not answer, asking again: {problem.Message}");
            return "it is not known whether the load balancer sends anybody to the tasks";
        }
    }

    // A look that fails says nothing about the rollout; only a row of them ends the watch.
    private async Task<Service> LookAsync(string cluster, string service, CancellationToken cancellationToken)
    {
        for (int failures = 1; ; failures++)
        {
            try
            {
                DescribeServicesResponse response = await ecs.DescribeServicesAsync(
                    new DescribeServicesRequest { Cluster = cluster, Services = [service] }, cancellationToken);
                if (response.Services is [{ } state, ..])
                    return state;

                throw new StagingException(
                    "ServiceNotFound", StagingErrorCategory.NotFound, $"The service '{service}' is gone.")
                { TargetInput = service };
            }
            catch (Exception problem) when (failures < PatienceWithErrors && PassingFailure.Is(problem, cancellationToken))
            {
                host.Verbose($"ECS does not answer, asking again: {problem.Message}");
                await Task.Delay(TimeSpan.FromSeconds(failures), time, cancellationToken);
            }
        }
    }

    private static string Describe(Service service)
    {
        Deployment? primary = service.Deployments?.Find(deployment => deployment.Status == "PRIMARY");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{primary?.RunningCount ?? 0} of {primary?.DesiredCount ?? 0} new tasks run, {primary?.PendingCount ?? 0} start");
    }
}
