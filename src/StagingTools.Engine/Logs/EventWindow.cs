namespace StagingTools.Engine.Logs;

/// <summary>
/// Remembers the events of the last while, so that a look that reaches back over it finds late ones without telling any
/// twice. Its memory is bounded: when more events than it holds fall into the window, the window gets shorter.
/// </summary>
/// <param name="length">How far looks reach back. CloudWatch takes in an event seconds after it was written.</param>
/// <param name="capacity">Events remembered at most.</param>
internal sealed class EventWindow(TimeSpan length, int capacity)
{
    private readonly HashSet<string> known = [];
    private readonly PriorityQueue<string, long> oldest = new();
    private long newest;
    private long forgotten = long.MinValue;

    /// <summary>Events that it remembers now.</summary>
    public int Count => known.Count;

    /// <summary>Remembers an event.</summary>
    /// <param name="eventId">Its id.</param>
    /// <param name="timestamp">When it was written, in milliseconds since 1970.</param>
    /// <returns>Whether it is new.</returns>
    public bool Add(string eventId, long timestamp)
    {
        if (timestamp <= forgotten || !known.Add(eventId))
            return false;

        oldest.Enqueue(eventId, timestamp);
        newest = Math.Max(newest, timestamp);
        while (oldest.Count > capacity)
            Forget();
        return true;
    }

    /// <summary>Where the next look starts, in milliseconds since 1970, and forgets what lies before.</summary>
    /// <param name="first">The earliest start: where the watch began.</param>
    /// <param name="now">The present: a writer whose clock is ahead does not push the window into the future.</param>
    public long Start(long first, DateTimeOffset now)
    {
        // A quiet log is looked at from its last event on; that costs nothing, and the clocks need not agree.
        long start = Math.Max(first, Math.Min(newest, now.ToUnixTimeMilliseconds()) - (long)length.TotalMilliseconds);
        while (oldest.TryPeek(out _, out long timestamp) && timestamp < start)
            Forget();
        return Math.Max(start, forgotten == long.MinValue ? start : forgotten + 1);
    }

    private void Forget()
    {
        oldest.TryDequeue(out string? eventId, out long timestamp);
        known.Remove(eventId!);
        forgotten = Math.Max(forgotten, timestamp);
    }
}
