using Amazon.CloudWatchLogs.Model;

namespace StagingTools.Engine.Logs;

/// <summary>An event and the group that it is of.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Event">The event.</param>
internal readonly record struct GroupEvent(string Group, FilteredLogEvent Event)
{
    /// <summary>When it was written, in milliseconds since 1970.</summary>
    public long Timestamp => Event.Timestamp ?? 0;
}
