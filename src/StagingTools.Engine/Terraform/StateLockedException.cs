using System.Globalization;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Terraform;

/// <summary>Somebody else holds the lock of a state.</summary>
public sealed class StateLockedException : StagingException
{
    private StateLockedException(string message, StateLock stateLock)
        : base("StateLocked", StagingErrorCategory.ResourceBusy, message) => Lock = stateLock;

    /// <summary>The lock.</summary>
    public StateLock Lock { get; }

    /// <summary>Makes the error for a lock.</summary>
    /// <param name="stateLock">The lock.</param>
    /// <param name="stateLocation">The state as <c>s3://bucket/key</c>; <see langword="null"/> for a local one.</param>
    /// <param name="now">The time, for the lock's age.</param>
    public static StateLockedException For(StateLock stateLock, string? stateLocation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(stateLock);
        string holder = stateLock.Holder.Length == 0 ? "somebody" : stateLock.Holder;
        string operation = stateLock.OperationWord.Length == 0 ? "" : $" for '{stateLock.OperationWord}'";
        string age = stateLock.Created is { } created ? $" since {Age(now - created)}" : "";
        string unlock = stateLocation is null
            ? $"'terraform force-unlock {stateLock.Id}'"
            : $"'aws s3 rm {stateLocation}.tflock'";
        return new StateLockedException(
            $"The state{(stateLocation is null ? "" : $" {stateLocation}")} is locked by {holder}{operation}{age} (lock {stateLock.Id}).",
            stateLock)
        {
            TargetInput = stateLocation,
            RecommendedAction =
                "Wait until that run has ended and run the same command again, or give a lock timeout in seconds to wait for it. "
                + $"Only when that run is certainly gone: {unlock}.",
        };
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes} min"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} h {age.Minutes} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays} d {age.Hours} h"),
    };
}
