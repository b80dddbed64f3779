using System.Globalization;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>From when to when, and how far apart the points are.</summary>
/// <param name="Since">Where it begins, on the border of a period.</param>
/// <param name="Until">Where it ends.</param>
/// <param name="Period">The time between two points.</param>
internal sealed record MetricWindow(DateTimeOffset Since, DateTimeOffset Until, TimeSpan Period)
{
    private const int MostPoints = 75;
    private const int LongestPeriod = 86400;

    private static readonly TimeSpan DefaultLength = TimeSpan.FromHours(1);

    // What CloudWatch keeps, for how long:
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricStat.html
    private static readonly (TimeSpan Age, int Seconds)[] Kept =
        [(TimeSpan.FromHours(3), 1), (TimeSpan.FromDays(15), 60), (TimeSpan.FromDays(63), 300), (TimeSpan.FromDays(455), 3600)];

    private static readonly int[] Short = [1, 5, 10, 20, 30];

    private static readonly int[] Defaults = [60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, LongestPeriod];

    /// <summary>The window that a request means at a moment.</summary>
    /// <param name="request">The request.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="StagingException">
    /// <c>InvalidSince</c>, <c>InvalidUntil</c>, <c>InvalidWindow</c> or <c>InvalidPeriod</c>.
    /// </exception>
    public static MetricWindow Of(GetMetricRequest request, DateTimeOffset now)
    {
        if (request is { Watch: true, Until: not null })
            throw new StagingException("InvalidWindow", StagingErrorCategory.InvalidArgument, "What has ended does not change: --watch and --until exclude each other.")
            {
                TargetInput = request.Until,
                RecommendedAction = "Give one of the two.",
            };

        DateTimeOffset until = request.Until is null ? now : SinceTime.Parse(request.Until, now, "InvalidUntil");
        DateTimeOffset since = request.Since is null ? until - DefaultLength : SinceTime.Parse(request.Since, now);
        if (since >= until)
            throw new StagingException(
                "InvalidWindow", StagingErrorCategory.InvalidArgument, $"The window ends at {UtcText.Seconds(until)}, before it begins at {UtcText.Seconds(since)}.")
            {
                TargetInput = request.Since ?? request.Until,
                RecommendedAction = "Give --since a time before --until: with ages, the larger one.",
            };

        int kept = KeptAt(now - since);
        if (kept == 0)
            throw new StagingException("InvalidSince", StagingErrorCategory.InvalidArgument, $"CloudWatch keeps metrics for 455 days, not since {UtcText.Seconds(since)}.")
            {
                TargetInput = request.Since,
                RecommendedAction = "Give a later --since, at most 455d.",
            };

        int seconds = request.Period is null ? Default(until - since, kept) : Parse(request.Period);
        Check(request.Period, seconds, kept, since, until);
        return new MetricWindow(Align(since, seconds, now), until, TimeSpan.FromSeconds(seconds));
    }

    private static int KeptAt(TimeSpan age) => Array.Find(Kept, kept => age <= kept.Age).Seconds;

    private static int Default(TimeSpan length, int kept) => Defaults
        .Where(candidate => candidate % kept == 0)
        .FirstOrDefault(candidate => length.TotalSeconds / candidate <= MostPoints, LongestPeriod);

    private static int Parse(string text)
    {
        string trimmed = text.Trim();
        if (int.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out int plain))
            return plain;

        return SinceTime.TryAge(trimmed, out TimeSpan span) && span <= TimeSpan.FromDays(365)
            ? (int)span.TotalSeconds
            : throw Invalid(text, $"'{text}' is neither a number of seconds nor a duration.", "Give seconds, such as 300, or a duration such as 5m or 1h.");
    }

    private static void Check(string? text, int seconds, int kept, DateTimeOffset since, DateTimeOffset until)
    {
        text ??= seconds.ToString(CultureInfo.InvariantCulture);
        if (seconds is < 1 or > LongestPeriod || (seconds % 60 != 0 && !Short.Contains(seconds)))
            throw Invalid(
                text,
                string.Create(CultureInfo.InvariantCulture, $"CloudWatch has no points {seconds} s apart."),
                "Give 1, 5, 10, 20 or 30 seconds, or a multiple of 60 up to 86400.");

        if (seconds % kept != 0)
            throw Invalid(
                text,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Of data as old as {UtcText.Seconds(since)} CloudWatch keeps points {kept} s apart, not {seconds} s."),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Give --period {(seconds / kept + 1) * kept}, or a --since that is at most {MetricText.Of(KeptFor(seconds))} ago."));

        if (seconds > (until - since).TotalSeconds)
            throw Invalid(
                text,
                string.Create(
                    CultureInfo.InvariantCulture, $"A period of {seconds} s is longer than the window of {(until - since).TotalSeconds:0} s."),
                "Give a shorter --period or an earlier --since.");
    }

    // The longest age at which points so close together are kept.
    private static TimeSpan KeptFor(int seconds) => Kept.Last(kept => seconds % kept.Seconds == 0).Age;

    // Points then lie on the borders of periods, as CloudWatch's own graphs have them. A border that is too old for the period is
    // the first one within the window instead.
    private static DateTimeOffset Align(DateTimeOffset since, int seconds, DateTimeOffset now)
    {
        long unix = since.ToUnixTimeSeconds();
        var start = DateTimeOffset.FromUnixTimeSeconds(unix - unix % seconds);
        return KeptAt(now - start) is > 0 and var kept && seconds % kept == 0 ? start : start.AddSeconds(seconds);
    }

    private static StagingException Invalid(string text, string message, string action) =>
        new("InvalidPeriod", StagingErrorCategory.InvalidArgument, message) { TargetInput = text, RecommendedAction = action };
}
