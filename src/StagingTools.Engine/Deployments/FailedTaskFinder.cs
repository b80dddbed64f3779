using Amazon.CloudWatchLogs.Model;
using Amazon.ECS.Model;
using Amazon.Runtime;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;
using EcsTask = Amazon.ECS.Model.Task;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Deployments;

/// <summary>Finds out why the tasks of a deployment stopped: ECS's reason, the exit code and the last words in the log.</summary>
internal sealed class FailedTaskFinder(AwsSession session, TimeProvider time, IHost host)
{
    /// <summary>Tasks told at most; the newest, since a crash loop tells the same over and over.</summary>
    private const int TasksTold = 5;
    private const int LinesTold = 20;
    private const int TasksPerQuestion = 100;

    // The agent sends a container's output a moment after the container ended.
    private const int LogLooks = 4;
    private static readonly TimeSpan LogPause = TimeSpan.FromSeconds(1);

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
                    await LastLinesAsync(task, culprit, revision, cancellationToken)));
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

    private static string? Reason(EcsTask task, Container? culprit) => (task.StoppedReason, culprit?.Reason) switch
    {
        (null, var reason) => reason,
        (var reason, null) => reason,
        var (stopped, reason) when stopped.Contains(reason, StringComparison.Ordinal) => stopped,
        var (stopped, reason) => $"{stopped} ({culprit!.Name}: {reason})",
    };

    private async Task<IReadOnlyList<string>> LastLinesAsync(
        EcsTask task, Container? container, TaskDefinition revision, CancellationToken cancellationToken)
    {
        if (container is null || Log(task, container, revision) is not var (group, stream))
            return [];

        // A container that never started has written nothing to wait for.
        int looks = container.ExitCode is null ? 1 : LogLooks;
        for (int look = 1; ; look++)
        {
            IReadOnlyList<string> lines = await ReadAsync(group, stream, cancellationToken);
            if (lines.Count > 0 || look == looks)
                return lines;

            await Task.Delay(LogPause, time, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<string>> ReadAsync(string group, string stream, CancellationToken cancellationToken)
    {
        try
        {
            GetLogEventsResponse response = await session.Logs.GetLogEventsAsync(
                new GetLogEventsRequest { LogGroupName = group, LogStreamName = stream, Limit = LinesTold, StartFromHead = false },
                cancellationToken);
            return [.. (response.Events ?? []).Select(line => (line.Message ?? "").TrimEnd('\r', '\n'))];
        }
        catch (ResourceNotFoundException)
        {
            return [];
        }
    }

    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html: with a prefix the stream is
    // prefix/container/task, without one it is Docker's id of the container.
    private (string Group, string Stream)? Log(EcsTask task, Container container, TaskDefinition revision)
    {
        LogConfiguration? log = revision.ContainerDefinitions?.Find(one => one.Name == container.Name)?.LogConfiguration;
        if (log?.LogDriver?.Value != "awslogs" || log.Options?.GetValueOrDefault("awslogs-group") is not { } group)
            return null;
        if (log.Options.GetValueOrDefault("awslogs-region") is { } region && region != session.Region)
        {
            host.Verbose($"The log of {container.Name} is in {region} and is not read here.");
            return null;
        }

        string? stream = log.Options.GetValueOrDefault("awslogs-stream-prefix") is { Length: > 0 } prefix
            ? $"{prefix}/{container.Name}/{Arn.Name(task.TaskArn ?? "")}"
            : container.RuntimeId;
        return stream is null ? null : (group, stream);
    }
}
