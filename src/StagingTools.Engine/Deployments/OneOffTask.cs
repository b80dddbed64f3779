using Amazon.ECS.Model;
using Amazon.Runtime;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using EcsTask = Amazon.ECS.Model.Task;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Deployments;

/// <summary>Runs a command as a task of its own and follows it to its end.</summary>
internal sealed class OneOffTask(AwsSession session, TimeProvider time, IHost host)
{
    private const string Stopped = "STOPPED";
    private const int PatienceWithErrors = 5;

    // Two minutes are the longest that a container may take to end after SIGTERM.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan StopCall = TimeSpan.FromSeconds(20);

    /// <summary>Runs.</summary>
    /// <param name="order">What to run where.</param>
    /// <param name="cancellationToken">Stops the task.</param>
    /// <returns>The task as it ended: only <see cref="StagingTaskStatus.Succeeded"/> is a success.</returns>
    /// <exception cref="StagingException"><c>ClientTokenInUse</c>, <c>TaskNotFound</c>.</exception>
    public async Task<StagingTask> RunAsync(TaskOrder order, CancellationToken cancellationToken)
    {
        DateTimeOffset startedAt = time.GetUtcNow();
        long start = time.GetTimestamp();
        TaskDefinition revision = await new OneOffRevision(session, host).ForAsync(order.Revision, cancellationToken);
        var told = new StagingTask
        {
            Project = order.Name.Project,
            EnvironmentName = order.Name.Name,
            Region = session.Region,
            Status = StagingTaskStatus.NotStarted,
            Command = order.Command,
            TaskDefinitionArn = revision.TaskDefinitionArn!,
            Cluster = Arn.Name(order.Cluster),
            Container = order.Container,
            ClientToken = order.ClientToken,
            StartedAt = startedAt,
        };

        cancellationToken.ThrowIfCancellationRequested();
        (EcsTask? task, string? refusal) = await StartAsync(order, revision);
        if (task is null)
            return told with { StoppedReason = refusal, Duration = time.GetElapsedTime(start) };

        host.Information($"Task {Arn.Name(task.TaskArn!)} started: {CommandWords.Show(order.Command)} in {Arn.Name(revision.TaskDefinitionArn!)}.");
        var log = new TaskLog(session, time, host, revision, order.Container);
        bool timedOut;
        try
        {
            (task, timedOut) = await FollowAsync(order, task, log, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await StopAsync(order, task, "Cancelled by whoever started it");
            host.Warning($"Task {Arn.Name(task.TaskArn!)} was told to stop; how far its command came, its log says.");
            throw;
        }
        catch (Exception)
        {
            host.Warning(
                $"Task {Arn.Name(task.TaskArn!)} goes on in ECS and is no longer followed; "
                + $"'aws ecs describe-tasks --cluster {order.Cluster} --tasks {Arn.Name(task.TaskArn!)}' shows how it ends.");
            throw;
        }

        TaskVerdict verdict = TaskVerdict.Of(task, order.Container, timedOut);
        return told with
        {
            Status = verdict.Status,
            TaskArn = task.TaskArn,
            ExitCode = verdict.ExitCode,
            StopCode = task.StopCode?.Value,
            StoppedReason = verdict.Reason,
            LastLogLines = log.LastLines,
            Duration = time.GetElapsedTime(start),
        };
    }

    private async Task<(EcsTask? Task, string? Refusal)> StartAsync(TaskOrder order, TaskDefinition revision)
    {
        try
        {
            // Not cancelled half-way: it would stay unknown whether a task began.
            RunTaskResponse started = await session.Ecs.RunTaskAsync(order.ToRequest(revision), CancellationToken.None);
            return started.Tasks is [{ } task, ..] ? (task, null) : (null, Describe(started.Failures ?? []));
        }
        catch (InvalidParameterException none) when (none.Message.Contains("No Container Instances", StringComparison.OrdinalIgnoreCase))
        {
            return (null, none.Message);
        }
        catch (ConflictException conflict)
        {
            throw new StagingException(
                "ClientTokenInUse",
                StagingErrorCategory.InvalidState,
                $"The client token '{order.ClientToken}' has started another task already: {conflict.Message}",
                conflict)
            {
                TargetInput = order.ClientToken,
                RecommendedAction = "Use a token for one and the same command, revision and cluster, or leave it out.",
            };
        }
    }

    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html
    private static string Describe(List<Failure> failures) => failures.Count == 0
        ? "ECS started no task and gave no reason"
        : string.Join("; ", failures.Select(failure => failure.Reason switch
        {
            "RESOURCE:CPU" or "RESOURCE:MEMORY" or "RESOURCE:PORTS" or "RESOURCE:ENI" or "RESOURCE:GPU" =>
                $"no instance of the cluster has room ({failure.Reason})",
            "CAPACITY" => "there is no capacity right now (CAPACITY)",
            "AGENT" => "the instance's agent is not connected (AGENT)",
            { } reason => reason,
            null => "no reason given",
        } + (string.IsNullOrEmpty(failure.Detail) ? "" : $": {failure.Detail}")).Distinct());

    private async Task<(EcsTask Task, bool TimedOut)> FollowAsync(
        TaskOrder order, EcsTask task, TaskLog log, CancellationToken cancellationToken)
    {
        var activity = new ProgressUpdate($"Running {CommandWords.Show(order.Command)}", "The task was started");
        host.Progress(activity);
        var pace = new RolloutPace();
        long start = time.GetTimestamp();
        bool timedOut = false;
        try
        {
            while (task.LastStatus != Stopped)
            {
                task = await LookAsync(order.Cluster, task, cancellationToken);
                bool told = await log.TellAsync(task, cancellationToken);
                TimeSpan left = order.Timeout + (timedOut ? StopPatience : TimeSpan.Zero) - time.GetElapsedTime(start);
                if (task.LastStatus == Stopped || (timedOut && left <= TimeSpan.Zero))
                    break;
                if (left <= TimeSpan.Zero)
                {
                    timedOut = true;
                    host.Warning($"Task {Arn.Name(task.TaskArn!)} has not ended in time and is stopped.");
                    await StopAsync(order, task, "It had not ended when its time was up");
                    continue;
                }

                host.Progress(activity with { Status = $"The task is {task.LastStatus}" });
                TimeSpan pause = pace.Next(told);
                await Task.Delay(pause < left ? pause : left, time, cancellationToken);
            }

            await log.TellRestAsync(task, cancellationToken);
            return (task, timedOut);
        }
        finally
        {
            host.Progress(activity with { Status = "Done", Completed = true });
        }
    }

    // A look that fails says nothing about the task, and a task that was just started is not at once seen everywhere.
    private async Task<EcsTask> LookAsync(string cluster, EcsTask task, CancellationToken cancellationToken)
    {
        for (int failures = 1; ; failures++)
        {
            try
            {
                DescribeTasksResponse response = await session.Ecs.DescribeTasksAsync(
                    new DescribeTasksRequest { Cluster = cluster, Tasks = [task.TaskArn!] }, cancellationToken);
                if (response.Tasks is [{ } seen, ..])
                    return seen;
                if (failures == PatienceWithErrors)
                    throw new StagingException(
                        "TaskNotFound", StagingErrorCategory.NotFound, $"ECS no longer knows the task {Arn.Name(task.TaskArn!)}.")
                    {
                        TargetInput = task.TaskArn,
                        RecommendedAction = "ECS forgets a task about an hour after its end; 'staging logs' shows what it wrote.",
                    };
            }
            catch (Exception problem) when (failures < PatienceWithErrors && PassingFailure.Is(problem, cancellationToken))
            {
                host.Verbose($"ECS does not answer, asking again: {problem.Message}");
            }

            await Task.Delay(TimeSpan.FromSeconds(failures), time, cancellationToken);
        }
    }

    private async Task StopAsync(TaskOrder order, EcsTask task, string reason)
    {
        try
        {
            using var limit = new CancellationTokenSource(StopCall);
            await session.Ecs.StopTaskAsync(
                new StopTaskRequest { Cluster = order.Cluster, Task = task.TaskArn, Reason = reason }, limit.Token);
        }
        catch (Exception problem) when (problem is AmazonClientException or AmazonServiceException or HttpRequestException or OperationCanceledException)
        {
            host.Warning(
                $"Task {Arn.Name(task.TaskArn!)} could not be stopped ({problem.Message}); "
                + $"'aws ecs stop-task --cluster {order.Cluster} --task {Arn.Name(task.TaskArn!)}' stops it.");
        }
    }
}
