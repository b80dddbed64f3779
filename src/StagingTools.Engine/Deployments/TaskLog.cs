using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;
using EcsTask = Amazon.ECS.Model.Task;
using TaskDefinition = Amazon.ECS.Model.TaskDefinition;

namespace StagingTools.Engine.Deployments;

/// <summary>Tells what a container writes while it runs, each line once.</summary>
internal sealed class TaskLog(AwsSession session, TimeProvider time, IHost host, TaskDefinition revision, string container)
{
    private readonly Queue<string> last = new();
    private string? token;
    private (string Group, string Stream)? place;
    private bool isClosed;

    /// <summary>The last lines so far, oldest first.</summary>
    public IReadOnlyList<string> LastLines => [.. last];

    /// <summary>Tells what is new.</summary>
    /// <param name="task">The task as it was seen last.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Whether anything was.</returns>
    public async Task<bool> TellAsync(EcsTask task, CancellationToken cancellationToken)
    {
        if (isClosed || Find(task) is not var (group, stream))
            return false;

        bool told = false;
        try
        {
            while (true)
            {
                GetLogEventsResponse page = await session.Logs.GetLogEventsAsync(
                    new GetLogEventsRequest { LogGroupName = group, LogStreamName = stream, StartFromHead = true, NextToken = token },
                    cancellationToken);
                foreach (OutputLogEvent written in page.Events ?? [])
                {
                    told = true;
                    Tell((written.Message ?? "").TrimEnd('\r', '\n'));
                }

                // The end of a stream answers with the token that it was asked with.
                if (page.NextForwardToken is null || page.NextForwardToken == token)
                    return told;
                token = page.NextForwardToken;
            }
        }
        catch (ResourceNotFoundException)
        {
            // The stream comes with the first line.
            return told;
        }
        catch (Exception problem) when (PassingFailure.Is(problem, cancellationToken))
        {
            host.Verbose($"CloudWatch Logs does not answer, asking again: {problem.Message}");
            return told;
        }
        catch (AmazonServiceException problem)
        {
            // How the task ends is told by its exit code; that its log cannot be read must not hide it.
            isClosed = true;
            host.Warning($"The task's log cannot be read: {problem.Message}");
            return told;
        }
    }

    /// <summary>Tells what is left once the task has stopped.</summary>
    /// <param name="task">The stopped task.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task TellRestAsync(EcsTask task, CancellationToken cancellationToken)
    {
        int looks = ContainerLog.LooksFor(task.Containers?.Find(one => one.Name == container));
        for (int look = 1; ; look++)
        {
            bool told = await TellAsync(task, cancellationToken);
            if (look == looks || isClosed || place is null || (!told && last.Count > 0))
                return;
            await Task.Delay(ContainerLog.Pause, time, cancellationToken);
        }
    }

    private (string Group, string Stream)? Find(EcsTask task)
    {
        if (place is null
            && task.Containers?.Find(one => one.Name == container) is { } found
            && (found.RuntimeId is not null || task.LastStatus == "STOPPED"))
        {
            place = new ContainerLog(session, time, host).Find(task, found, revision);
            isClosed = place is null;
        }

        return place;
    }

    private void Tell(string line)
    {
        host.Information(line);
        last.Enqueue(line);
        if (last.Count > ContainerLog.Lines)
            last.Dequeue();
    }
}
