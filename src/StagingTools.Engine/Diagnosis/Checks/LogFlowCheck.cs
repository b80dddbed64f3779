using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.ECS.Model;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the application's words arrive in CloudWatch Logs.</summary>
internal sealed class LogFlowCheck : ICheck
{
    private static readonly TimeSpan Silence = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public string Id => "LogFlow";

    /// <inheritdoc/>
    public string Category => "Monitoring";

    /// <inheritdoc/>
    public string Title => "the application's log";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Service"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["ecs:DescribeServices", "logs:DescribeLogGroups", "logs:DescribeLogStreams"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        string group = scene.Name.ApplicationLogGroup;
        if (!await LogGroups.ExistsAsync(scene.Session, group, cancellationToken))
            return CheckResult.Failed($"There is no log group {group}.", "Make it with 'staging new'.");

        DescribeLogStreamsResponse streams = await scene.Session.Logs.DescribeLogStreamsAsync(
            new DescribeLogStreamsRequest { LogGroupName = group, OrderBy = OrderBy.LastEventTime, Descending = true, Limit = 1 },
            cancellationToken);
        DateTime? last = streams.LogStreams?.FirstOrDefault()?.LastEventTimestamp;
        Service service = await scene.ReadServiceAsync(cancellationToken);
        TimeSpan? age = last is { } time ? scene.Context.TimeProvider.GetUtcNow() - new DateTimeOffset(time.ToUniversalTime(), TimeSpan.Zero) : null;
        string[] evidence =
        [
            age is { } known ? $"{group}, last event {Age.Of(known)} ago" : $"{group} has no event",
            await LogGroups.ExistsAsync(scene.Session, scene.Name.DatabaseLogGroup, cancellationToken)
                ? $"{scene.Name.DatabaseLogGroup} is there"
                : "PostgreSQL's log group is not there yet",
        ];
        if (service.RunningCount is not > 0)
            return CheckResult.Skipped("No task runs, so nobody writes.") with { Evidence = evidence };

        return age < Silence
            ? CheckResult.Passed(evidence)
            : CheckResult.Warning(
                age is null ? "Tasks run, and nothing of what they write arrives." : $"Tasks run, and for {Age.Of(age.Value)} nothing arrived.",
                "Look whether the application writes to standard output, and whether its log driver is awslogs.") with
            {
                Evidence = evidence,
            };
    }
}
