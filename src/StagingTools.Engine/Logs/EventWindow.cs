namespace StagingTools.Engine.Logs;

/// <summary>
/// Remembers which events of the last while were seen, so that looks that reach back over it find late ones without telling any
/// twice. Second by second, and bounded: with more events than it holds, the oldest seconds are forgotten, and nothing in them is
/// new any more.
/// </summary>
/// <param name="pace">How far looks reach back.</param>
/// <param name="capacity">Events remembered at most.</param>
internal sealed class EventWindow(LogPace pace, int capacity)
{
    private readonly SortedDictionary<long, HashSet<UInt128>> seconds = [];
    private HashSet<UInt128> last = [];
    private long lastSecond = long.MinValue;
    private long newest = long.MinValue;
    private long forgotten = long.MinValue;

    /// <summary>Events that it remembers now.</summary>
    public int Count { get; private set; }

    /// <summary>Whether more happened than it holds, so that it had to forget what was not old yet.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>Remembers an event.</summary>
    /// <param name="key">What it is told apart by.</param>
    /// <param name="timestamp">When it was written, in milliseconds since 1970.</param>
    /// <returns>Whether it is new.</returns>
    public bool Add(UInt128 key, long timestamp)
    {
        long second = Second(timestamp);
        if (second <= forgotten || !At(second).Add(key))
            return false;

        Count++;
        newest = Math.Max(newest, timestamp);
        while (Count > capacity && seconds.Count > 1)
        {
            IsOverfull = true;
            ForgetOldest();
        }

        return true;
    }

    /// <summary>
    /// The moment that looks count back from: the newest event, as the writers' clocks need not agree with this one; not the future,
    /// since one clock that is ahead must not take the others' events away; and no further back than clocks may differ.
    /// </summary>
    /// <param name="now">The present, in milliseconds since 1970.</param>
    public long Reference(long now) => Math.Max(Math.Min(newest, now), now - (long)pace.Skew.TotalMilliseconds);

    /// <summary>Where a look starts that does not see more again than it should.</summary>
    /// <param name="first">The earliest start: where the watch began.</param>
    /// <param name="now">The present.</param>
    public long LookStart(long first, long now)
    {
        long reference = Reference(now);
        long farthest = reference - (long)pace.Late.TotalMilliseconds;
        long start = farthest;
        int again = 0;
        foreach ((long second, HashSet<UInt128> events) in seconds.Reverse())
        {
            again += events.Count;
            if (again > pace.EventsSeenAgain)
            {
                start = (second + 1) * 1000;
                break;
            }
        }

        start = Math.Max(farthest, Math.Min(start, reference - (long)pace.Overlap.TotalMilliseconds));
        return Bounded(Math.Max(first, start));
    }

    /// <summary>A start that does not lie in what was forgotten.</summary>
    /// <param name="start">The start.</param>
    public long Bounded(long start) => forgotten == long.MinValue ? start : Math.Max(start, (forgotten + 1) * 1000);

    /// <summary>Forgets the seconds that end before a moment.</summary>
    /// <param name="moment">The moment, in milliseconds since 1970.</param>
    public void Forget(long moment)
    {
        long second = Second(moment);
        while (seconds.Count > 0 && seconds.First().Key < second)
            ForgetOldest();
    }

    private HashSet<UInt128> At(long second)
    {
        if (second == lastSecond)
            return last;
        if (!seconds.TryGetValue(second, out HashSet<UInt128>? events))
            seconds.Add(second, events = []);
        (last, lastSecond) = (events, second);
        return events;
    }

    private void ForgetOldest()
    {
        (long second, HashSet<UInt128> events) = seconds.First();
        seconds.Remove(second);
        Count -= events.Count;
        forgotten = Math.Max(forgotten, second);
        if (second == lastSecond)
            lastSecond = long.MinValue;
    }

    private static long Second(long timestamp) => (long)Math.Floor(timestamp / 1000.0);
}
