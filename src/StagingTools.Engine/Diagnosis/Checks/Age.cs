using System.Globalization;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Spans of time in words.</summary>
internal static class Age
{
    /// <summary>Such as <c>40 s</c>, <c>12 min</c>, <c>5 h</c> or <c>3 days</c>.</summary>
    /// <param name="span">The span.</param>
    public static string Of(TimeSpan span)
    {
        span = span.Duration();
        return span < TimeSpan.FromMinutes(2) ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s")
            : span < TimeSpan.FromHours(2) ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min")
            : span < TimeSpan.FromDays(2) ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} h")
            : string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days");
    }

    /// <summary>A moment, UTC, to the minute.</summary>
    /// <param name="moment">The moment.</param>
    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
