namespace StagingTools.Sandbox.Logs;

/// <summary>The place of an event in the order of all: by its own time, then by when it came in.</summary>
/// <param name="Timestamp">Milliseconds since 1970 at which it happened.</param>
/// <param name="Sequence">The number under which it was taken in, from 1.</param>
internal readonly record struct EventKey(long Timestamp, long Sequence) : IComparable<EventKey>
{
    /// <summary>The place before every event of a millisecond.</summary>
    public static EventKey Before(long timestamp) => new(timestamp, 0);

    /// <summary>The place after every event of a millisecond.</summary>
    public static EventKey After(long timestamp) => new(timestamp, long.MaxValue);

    /// <inheritdoc/>
    public int CompareTo(EventKey other)
    {
        int byTime = Timestamp.CompareTo(other.Timestamp);
        return byTime != 0 ? byTime : Sequence.CompareTo(other.Sequence);
    }
}
