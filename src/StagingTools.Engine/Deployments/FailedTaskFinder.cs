using Amazon.ECS.Model;
using Amazon.Runtime;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;
using EcsTask = Amazon.ECS.Model.Task;

namespace StagingTools.Engine.Deployments;

/// <summary>Finds out why the tasks of a deployment stopped: ECS's reason, the exit code and the last words in the log.</summary>
internal sealed class FailedTaskFinder(AwsSession session, TimeProvider time, IHost host)
{
    /// <summary>Tasks told at most; the newest, since a crash loop tells the same over and over.</summary>
    private const int TasksTold = 5;
    private const int TasksPerQuestion = 100;

    /// <summary>The stopped tasks of a deployment, oldest first.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="service">The service.</param>
    /// <param name="deploymentId">The deployment that started them.</param>
    /// <param name="revision">Their revision: says where the logs are.</param>
    /// <param name="container">The container that was changed.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<IReadOnlyList<FailedTask>> FindAsync(
        string cluster,
        string service,
        string deploymentId,
        TaskDefinition revision,
        string container,
        CancellationToken cancellationToken)
    {
        var log = new ContainerLog(session, time, host);
        try
        {
            List<EcsTask> stopped = await StoppedTasksAsync(cluster, service, cancellationToken);
            var failed = new List<FailedTask>();
            foreach (EcsTask task in stopped
                .Where(task => task.TaskDefinitionArn == revision.TaskDefinitionArn
                    && (task.StartedBy is null || task.StartedBy == deploymentId)
                    && !StoppedOnPurpose(task))
                .OrderByDescending(task => task.StoppedAt ?? task.StoppingAt ?? task.CreatedAt)
                .Take(TasksTold)
                .Reverse())
            {
                Container? culprit = Culprit(task, container);
                failed.Add(new FailedTask(
                    task.TaskArn ?? "",
                    task.StopCode?.Value,
                    Reason(task, culprit),
                    culprit?.ExitCode,
                    culprit is null ? [] : await log.LastLinesAsync(task, culprit, revision, cancellationToken)));
            }

            return failed;
        }
        catch (AmazonServiceException problem)
        {
            // How the rollout ended is known; that the reasons cannot be read must not hide it.
            host.Warning($"The stopped tasks could not be looked at: {problem.Message}");
            return [];
        }
    }

    private async Task<List<EcsTask>> StoppedTasksAsync(string cluster, string service, CancellationToken cancellationToken)
    {
        var arns = new List<string>();
        string? token = null;
        do
        {
            ListTasksResponse page = await session.Ecs.ListTasksAsync(
                new ListTasksRequest { Cluster = cluster, ServiceName = service, DesiredStatus = "STOPPED", NextToken = token },
                cancellationToken);
            arns.AddRange(page.TaskArns ?? []);
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));

        var tasks = new List<EcsTask>();
        foreach (string[] some in arns.Chunk(TasksPerQuestion))
        {
            DescribeTasksResponse response = await session.Ecs.DescribeTasksAsync(
                new DescribeTasksRequest { Cluster = cluster, Tasks = [.. some] }, cancellationToken);
            tasks.AddRange(response.Tasks ?? []);
        }

        return tasks;
    }

    // A rollback also stops tasks that were well.
    private static bool StoppedOnPurpose(EcsTask task) =>
        task.StoppedReason?.StartsWith("Scaling activity initiated by", StringComparison.Ordinal) == true;

    private static Container? Culprit(EcsTask task, string changed) => (task.Containers ?? [])
        .OrderByDescending(container => container.ExitCode is not null and not 0)
        .ThenByDescending(container => container.Reason is not null)
        .ThenByDescending(container => container.Name == changed)
        .FirstOrDefault();

    /// <summary>ECS's reason for a task's end, with that of a container where it says more.</summary>
    public static string? Reason(EcsTask task, Container? culprit) => (task.StoppedReason, culprit?.Reason) switch
    {
        (null, var reason) => reason,
        (var reason, null) => reason,
        var (stopped, reason) when stopped.Contains(reason, StringComparison.Ordinal) => stopped,
        var (stopped, reason) => $"{stopped} ({culprit!.Name}: {reason})",
    };
}
