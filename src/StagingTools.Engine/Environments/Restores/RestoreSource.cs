using System.Globalization;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>What to restore, as it was asked for.</summary>
/// <param name="Kind">Snapshot or moment.</param>
/// <param name="Snapshot">The snapshot's identifier, for one.</param>
/// <param name="Time">The moment, UTC, for one that was named.</param>
internal sealed record RestoreSource(RestoreSourceKind Kind, string? Snapshot, DateTimeOffset? Time)
{
    // Written without an offset, a moment is meant as RDS shows it.
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>Reads the source from a request.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="Errors.StagingException">
    /// <c>RestoreSourceMissing</c>, <c>RestoreSourceAmbiguous</c>, <c>InvalidPointInTime</c>.
    /// </exception>
    public static RestoreSource Of(RestoreEnvironmentRequest request)
    {
        string? snapshot = string.IsNullOrWhiteSpace(request.Snapshot) ? null : request.Snapshot.Trim();
        string? moment = string.IsNullOrWhiteSpace(request.PointInTime) ? null : request.PointInTime.Trim();
        return (snapshot, moment, request.Latest) switch
        {
            (null, null, false) => throw RestoreErrors.SourceMissing(),
            ({ } name, null, false) => new RestoreSource(RestoreSourceKind.Snapshot, name.ToLowerInvariant(), null),
            (null, { } text, false) => new RestoreSource(RestoreSourceKind.PointInTime, null, ReadTime(text)),
            (null, null, true) => new RestoreSource(RestoreSourceKind.Latest, null, null),
            _ => throw RestoreErrors.SourceAmbiguous(),
        };
    }

    /// <summary>The source as tags and people read it.</summary>
    public string Text => Kind switch
    {
        RestoreSourceKind.Snapshot => $"snapshot {Snapshot}",
        RestoreSourceKind.PointInTime => $"point in time {UtcText.Seconds(Time!.Value)}",
        _ => "latest",
    };

    /// <summary>Whether a tag names this source; the tag of a latest moment says which it was.</summary>
    /// <param name="tag">The tag's value; <see langword="null"/> when there is none.</param>
    public bool IsNamedBy(string? tag) =>
        Kind == RestoreSourceKind.Latest ? tag?.StartsWith(Text, StringComparison.Ordinal) == true : tag == Text;

    // RDS restores to the second.
    private static DateTimeOffset ReadTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out DateTimeOffset time)
            ? new DateTimeOffset(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero)
            : throw RestoreErrors.InvalidPointInTime(text);
}
