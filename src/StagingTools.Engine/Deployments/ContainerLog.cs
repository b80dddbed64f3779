using Amazon.CloudWatchLogs.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;
using Container = Amazon.ECS.Model.Container;
using EcsTask = Amazon.ECS.Model.Task;
using LogConfiguration = Amazon.ECS.Model.LogConfiguration;
using TaskDefinition = Amazon.ECS.Model.TaskDefinition;

namespace StagingTools.Engine.Deployments;

/// <summary>The last words of a container.</summary>
internal sealed class ContainerLog(AwsSession session, TimeProvider time, IHost host)
{
    /// <summary>Lines that are kept.</summary>
    public const int Lines = 20;

    // The agent sends a container's output a moment after the container ended.
    private const int Looks = 4;

    /// <summary>Time between two looks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The last lines that a container wrote, oldest first; none when its log is not in CloudWatch.</summary>
    public async Task<IReadOnlyList<string>> LastLinesAsync(
        EcsTask task, Container container, TaskDefinition revision, CancellationToken cancellationToken)
    {
        if (Find(task, container, revision) is not var (group, stream))
            return [];

        int looks = LooksFor(container);
        for (int look = 1; ; look++)
        {
            IReadOnlyList<string> lines = await ReadAsync(group, stream, cancellationToken);
            if (lines.Count > 0 || look == looks)
                return lines;

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>How often to look: a container that never started has written nothing to wait for.</summary>
    public static int LooksFor(Container? stopped) => stopped?.ExitCode is null ? 1 : Looks;

    private async Task<IReadOnlyList<string>> ReadAsync(string group, string stream, CancellationToken cancellationToken)
    {
        try
        {
            GetLogEventsResponse response = await session.Logs.GetLogEventsAsync(
                new GetLogEventsRequest { LogGroupName = group, LogStreamName = stream, Limit = Lines, StartFromHead = false },
                cancellationToken);
            return [.. (response.Events ?? []).Select(line => (line.Message ?? "").TrimEnd('\r', '\n'))];
        }
        catch (ResourceNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Where a container's log is; <see langword="null"/> when it is not in this region's CloudWatch, or not known yet.</summary>
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html: with a prefix the stream is
    // prefix/container/task, without one it is Docker's id of the container.
    public (string Group, string Stream)? Find(EcsTask task, Container container, TaskDefinition revision)
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
