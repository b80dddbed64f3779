using Amazon.CloudWatchLogs.Model;
using StagingTools.Engine.Environments;

namespace StagingTools.Engine.Logs;

/// <summary>Makes results of what CloudWatch gives.</summary>
/// <param name="name">The environment.</param>
/// <param name="region">Its region.</param>
internal sealed class LogEventMaker(EnvironmentName name, string region)
{
    // Events come in runs of one stream.
    private string? lastStream;
    private string? lastTask;

    /// <summary>Makes one.</summary>
    /// <param name="found">The event.</param>
    public StagingLogEvent Make(GroupEvent found)
    {
        FilteredLogEvent one = found.Event;
        string stream = one.LogStreamName ?? "";
        if (stream != lastStream)
            (lastStream, lastTask) = (stream, LogTask.IdOf(stream));
        return new StagingLogEvent
        {
            Project = name.Project,
            EnvironmentName = name.Name,
            Region = region,
            Timestamp = DateTimeOffset.FromUnixTimeMilliseconds(found.Timestamp),
            IngestedAt = one.IngestionTime is { } ingested ? DateTimeOffset.FromUnixTimeMilliseconds(ingested) : null,
            LogGroup = found.Group,
            LogStream = stream,
            TaskId = lastTask,
            Message = (one.Message ?? "").TrimEnd('\r', '\n'),
            EventId = one.EventId,
        };
    }
}
