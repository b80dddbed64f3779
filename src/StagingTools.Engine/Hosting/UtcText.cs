using System.Globalization;

namespace StagingTools.Engine.Hosting;

/// <summary>Moments as text.</summary>
internal static class UtcText
{
    /// <summary>A moment to the second, UTC, in ISO 8601: <c>2026-03-15T12:00:00Z</c>.</summary>
    /// <param name="moment">The moment.</param>
    public static string Seconds(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
