using System.Collections.Concurrent;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>Turns counters that only grow into what came since the last look.</summary>
internal sealed class MetricRates(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (double Count, DateTimeOffset At)> _last = new(StringComparer.Ordinal);

    /// <summary>What came since the last look, and how long that was ago; null at the first look, and where the counter began anew.</summary>
    public (double Growth, TimeSpan Elapsed)? Since(string counter, double count)
    {
        DateTimeOffset now = time.GetUtcNow();
        (double Count, DateTimeOffset At)? before = _last.TryGetValue(counter, out (double Count, DateTimeOffset At) known) ? known : null;
        _last[counter] = (count, now);
        return before is { } last && count >= last.Count && now > last.At ? (count - last.Count, now - last.At) : null;
    }

    /// <summary>The share of this machine's processors that was used since the last look, in percent.</summary>
    public double? Processors(string counter, double seconds) => Since(counter, seconds) is { } used
        ? Math.Min(100, 100 * used.Growth / used.Elapsed.TotalSeconds / Environment.ProcessorCount)
        : null;
}
