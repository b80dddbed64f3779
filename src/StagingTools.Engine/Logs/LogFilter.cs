using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Logs;

/// <summary>Which of the events that were read are shown.</summary>
internal sealed class LogFilter
{
    private readonly LogPatterns? match;
    private readonly string? task;
    private readonly LogLevel? level;

    /// <summary>Reads what a request says.</summary>
    /// <param name="request">The request.</param>
    public LogFilter(WatchLogRequest request)
    {
        match = LogPatterns.Parse(request.Match, "--match");
        task = string.IsNullOrWhiteSpace(request.Task) ? null : Arn.Name(request.Task.Trim());
        level = request.Level;
    }

    /// <summary>Whether an event is shown.</summary>
    /// <param name="one">The event.</param>
    public bool Shows(StagingLogEvent one) =>
        (task is null || one.TaskId?.StartsWith(task, StringComparison.OrdinalIgnoreCase) == true)
        && (level is null || one.Severity >= level)
        && match?.Matches(one.Message) != false;
}
