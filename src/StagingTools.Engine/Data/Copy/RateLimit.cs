namespace StagingTools.Engine.Data.Copy;

/// <summary>
/// Keeps what all readers take from production together below a rate. A reader takes what it has read and waits until that
/// was due, so the rate holds whatever the sizes of the pieces are.
/// </summary>
/// <param name="bytesPerSecond">The rate; at least 1.</param>
/// <param name="clock">The clock.</param>
internal sealed class RateLimit(long bytesPerSecond, TimeProvider clock)
{
    // What was left unused may be caught up with, but no more than this: a pause must not end in a burst.
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly long start = clock.GetTimestamp();

    // The time since the start at which everything taken so far is paid for.
    private TimeSpan paid;

    /// <summary>Takes bytes, and waits until they are due.</summary>
    /// <param name="bytes">How many were read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask TakeAsync(long bytes, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (gate)
        {
            TimeSpan now = clock.GetElapsedTime(start);
            if (paid < now - Burst)
                paid = now - Burst;
            paid += TimeSpan.FromSeconds((double)bytes / bytesPerSecond);
            wait = paid - now;
        }

        return wait > TimeSpan.Zero ? new ValueTask(Task.Delay(wait, clock, cancellationToken)) : ValueTask.CompletedTask;
    }
}
