using System.Runtime.CompilerServices;

namespace StagingTools.Engine.Logs;

/// <summary>Follows several groups by looking again and again: FilterLogEvents costs nothing and misses nothing.</summary>
/// <param name="groups">The groups.</param>
/// <param name="calls">Says whether AWS wants it slower.</param>
/// <param name="time">The clock.</param>
/// <param name="pace">How often.</param>
/// <param name="deadline">When to stop waiting.</param>
internal sealed class LogPoller(
    IReadOnlyList<GroupFollower> groups, LogCalls calls, TimeProvider time, LogPace pace, LogDeadline deadline)
{
    private const double Slower = 3;

    /// <summary>Looks for ever.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What each look found, which may be nothing.</returns>
    public async IAsyncEnumerable<List<GroupEvent>> RoundsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TimeSpan pause = pace.ShortestPause;
        DateTimeOffset last = time.GetUtcNow();
        while (true)
        {
            // From start to start: what a look takes is no reason to come later.
            TimeSpan wanted = groups.Any(group => group.IsBehind) ? TimeSpan.Zero : calls.IsSlowed ? pause * Slower : pause;
            await deadline.DelayAsync(wanted - (time.GetUtcNow() - last), cancellationToken);
            last = time.GetUtcNow();
            List<GroupEvent> found = await LookAsync(cancellationToken);
            yield return found;
            pause = found.Count > 0 ? pace.ShortestPause : pause * 1.5 < pace.LongestPause ? pause * 1.5 : pace.LongestPause;
        }
    }

    /// <summary>Looks once into all groups, at the same time.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is new, group by group.</returns>
    public async Task<List<GroupEvent>> LookAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (groups.Count == 1)
            return await groups[0].LookAsync(now, cancellationToken);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task<List<GroupEvent>>> looks = [.. groups.Select(group => group.LookAsync(now, stop.Token))];
        try
        {
            return [.. (await Task.WhenAll(looks)).SelectMany(found => found)];
        }
        finally
        {
            // One that failed takes the others with it, and none goes on alone.
            await stop.CancelAsync();
            await ((Task)Task.WhenAll(looks)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
