using System.Globalization;
using System.Text.RegularExpressions;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Hosting;

/// <summary>Reads a point in the past the way people write it.</summary>
internal static partial class SinceTime
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-dd HH:mmK",
        "yyyy-MM-ddTHH:mm:ssK",
        "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Reads an age (<c>90s</c>, <c>10m</c>, <c>2h</c>, <c>1d</c>, <c>1w</c>, <c>1h30m</c>) or an ISO 8601 time.</summary>
    /// <param name="text">What was given. A time without a zone is UTC, as everything in CloudWatch is.</param>
    /// <param name="now">The present.</param>
    /// <param name="errorId">The id of the error.</param>
    /// <exception cref="StagingException"><c>InvalidSince</c>, or what <paramref name="errorId"/> says.</exception>
    public static DateTimeOffset Parse(string text, DateTimeOffset now, string errorId = "InvalidSince")
    {
        if (TryAge(text.Trim(), out TimeSpan age) && age <= now - DateTimeOffset.UnixEpoch)
            return now - age;

        if (DateTimeOffset.TryParseExact(
            text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
            return time <= now
                ? time.ToUniversalTime()
                : throw Invalid(errorId, text, $"'{text}' lies in the future; it is {UtcText.Seconds(now)} now.");

        throw Invalid(errorId, text, $"'{text}' is neither an age nor a time.");
    }

    /// <summary>Reads an age, such as <c>90s</c> or <c>1h30m</c>.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="age">The age.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryAge(string text, out TimeSpan age)
    {
        age = TimeSpan.Zero;
        Match match = Age().Match(text);
        if (!match.Success)
            return false;

        foreach (Capture part in match.Groups["part"].Captures)
        {
            if (!int.TryParse(part.ValueSpan[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int count))
                return false;

            age += part.ValueSpan[^1] switch
            {
                's' => TimeSpan.FromSeconds(count),
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(Math.Min(count, 1_000_000)),
                _ => TimeSpan.FromDays(7L * Math.Min(count, 100_000)),
            };
        }

        return true;
    }

    private static StagingException Invalid(string errorId, string text, string message) =>
        new(errorId, StagingErrorCategory.InvalidArgument, message)
        {
            TargetInput = text,
            RecommendedAction = "Give an age such as 90s, 10m, 2h, 1d or 1h30m, or a time such as 2026-01-31T08:00:00Z.",
        };

    [GeneratedRegex(@"^(?<part>[0-9]+[smhdw])+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Age();
}
