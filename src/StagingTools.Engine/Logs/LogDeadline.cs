using System.Globalization;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Logs;

/// <summary>The end of the wait for a line; without a line to wait for there is none.</summary>
internal sealed class LogDeadline
{
    private readonly TimeProvider time;
    private readonly string? pattern;
    private readonly int seconds;
    private readonly DateTimeOffset end;

    /// <summary>A wait that begins now.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="pattern">What is waited for; <see langword="null"/> for no end.</param>
    /// <param name="seconds">How long.</param>
    public LogDeadline(TimeProvider time, string? pattern, int seconds)
    {
        this.time = time;
        this.pattern = pattern;
        this.seconds = seconds;
        end = pattern is null ? DateTimeOffset.MaxValue : time.GetUtcNow().AddSeconds(seconds);
    }

    /// <summary>Waits, but no longer than to the end, so that there is a last look at it.</summary>
    /// <param name="pause">How long.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="StagingException"><c>LogLineNotSeen</c> where the end had come before.</exception>
    public async Task DelayAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        pause = Bounded(pause);
        cancellationToken.ThrowIfCancellationRequested();
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause, time, cancellationToken);
    }

    /// <summary>A wait that does not go over the end.</summary>
    /// <param name="pause">How long.</param>
    /// <exception cref="StagingException"><c>LogLineNotSeen</c> where the end has come.</exception>
    public TimeSpan Bounded(TimeSpan pause)
    {
        if (pattern is null)
            return pause;

        TimeSpan left = end - time.GetUtcNow();
        return left <= TimeSpan.Zero ? throw NotSeen() : left < pause ? left : pause;
    }

    /// <summary>The error when the time is over.</summary>
    public StagingException NotSeen() => new(
        "LogLineNotSeen",
        StagingErrorCategory.Timeout,
        string.Create(CultureInfo.InvariantCulture, $"No line matched '{pattern}' within {seconds} s."))
    {
        TargetInput = pattern,
        RecommendedAction = "Read the lines above, or allow more with --timeout; --since says from where on lines count.",
    };
}
