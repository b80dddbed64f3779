using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Logs;

/// <summary>From when to when events are read.</summary>
/// <param name="Start">The first millisecond since 1970.</param>
/// <param name="End">The last one; <see langword="null"/> for all there is.</param>
/// <param name="IsOpen">Whether it goes on with what is written from now on.</param>
internal sealed record LogPeriod(long Start, long? End, bool IsOpen)
{
    // Without following there is an end, also of a log that is written faster than it is read. A minute in the future lets in the
    // events of writers whose clock is a little ahead.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    /// <summary>As people write it.</summary>
    public string Text => End is { } end && !IsOpen ? $"{Moment(Start)} to {Moment(end)}" : Moment(Start);

    /// <summary>The period that a request means.</summary>
    /// <param name="request">The request.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="StagingException"><c>InvalidSince</c> or <c>InvalidUntil</c>.</exception>
    public static LogPeriod Of(WatchLogRequest request, DateTimeOffset now)
    {
        DateTimeOffset since = SinceTime.Parse(request.Since, now);
        bool follows = request.Follow || request.Live || !string.IsNullOrEmpty(request.UntilMatch);
        if (string.IsNullOrWhiteSpace(request.Until))
            return new LogPeriod(
                since.ToUnixTimeMilliseconds(), follows ? null : (now + Ahead).ToUnixTimeMilliseconds(), follows);

        DateTimeOffset until = SinceTime.Parse(request.Until, now, "InvalidUntil");
        if (follows)
            throw Invalid(request.Until, "What is followed has no end in the past.", "Leave out --until, or --follow, --live and --until-match.");
        if (until < since)
            throw Invalid(
                request.Until,
                $"The end ({UtcText.Seconds(until)}) lies before the start ({UtcText.Seconds(since)}).",
                "Give an earlier --since: it is 10m where it is left out.");
        return new LogPeriod(since.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds(), false);
    }

    private static StagingException Invalid(string until, string message, string action) =>
        new("InvalidUntil", StagingErrorCategory.InvalidArgument, message) { TargetInput = until, RecommendedAction = action };

    private static string Moment(long milliseconds) => UtcText.Seconds(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
