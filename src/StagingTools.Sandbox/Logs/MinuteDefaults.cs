namespace StagingTools.Sandbox.Logs;

/// <summary>
/// The default values of metric filters: of a minute in which events came in and none matched. A minute without events has none.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html: default value</remarks>
internal sealed class MinuteDefaults
{
    private readonly Dictionary<(StoredGroup Group, MetricFilter Filter), (DateTimeOffset Minute, bool Matched)> _minutes = [];

    /// <summary>The minute that a moment is in.</summary>
    public static DateTimeOffset MinuteOf(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    /// <summary>Events came in. What is due of the minutes before is asked for first.</summary>
    public void Note(StoredGroup group, MetricFilter filter, bool matched, DateTimeOffset now)
    {
        if (filter.DefaultValue is null) return;
        bool before = _minutes.TryGetValue((group, filter), out var minute) && minute.Matched;
        _minutes[(group, filter)] = (MinuteOf(now), before || matched);
    }

    /// <summary>Takes out the filters whose default values are due: their minutes are over and nothing matched.</summary>
    public IReadOnlyList<(StoredGroup Group, MetricFilter Filter, DateTimeOffset Minute)> Due(DateTimeOffset now)
    {
        DateTimeOffset current = MinuteOf(now);
        var over = _minutes.Where(one => one.Value.Minute < current).ToArray();
        foreach (var one in over) _minutes.Remove(one.Key);
        return [.. over.Where(one => !one.Value.Matched).Select(one => (one.Key.Group, one.Key.Filter, one.Value.Minute))];
    }
}
