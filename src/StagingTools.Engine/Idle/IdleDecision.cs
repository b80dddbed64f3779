namespace StagingTools.Engine.Idle;

/// <summary>The one place that decides whether an environment is idle. Pure: signals and a clock's reading in, a verdict out.</summary>
public static class IdleDecision
{
    /// <summary>How long before removal people are warned.</summary>
    public static readonly TimeSpan WarningTime = TimeSpan.FromHours(24);

    /// <summary>Decides.</summary>
    /// <param name="signals">What was looked at; at least one.</param>
    /// <param name="createdAt">When the environment was made, UTC: a new one is never idle.</param>
    /// <param name="days">Idle days that make it due.</param>
    /// <param name="now">The time of the decision, UTC.</param>
    /// <returns>The verdict, and the latest use or the creation.</returns>
    /// <exception cref="ArgumentException">There is no signal: nobody looked.</exception>
    public static (IdleState State, DateTimeOffset LastUsed) Decide(
        IReadOnlyCollection<UsageSignal> signals, DateTimeOffset createdAt, int days, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        if (signals.Count == 0)
            throw new ArgumentException("A verdict needs at least one signal.", nameof(signals));

        DateTimeOffset lastUsed = signals
            .Where(signal => signal.State == UsageState.Used)
            .Select(signal => signal.LastUsed ?? now)
            .Append(createdAt)
            .Max();
        if (now - lastUsed < TimeSpan.FromDays(days))
            return (IdleState.InUse, lastUsed);

        return signals.Any(signal => signal.State == UsageState.Undetermined)
            ? (IdleState.Undetermined, lastUsed)
            : (IdleState.Idle, lastUsed);
    }
}
