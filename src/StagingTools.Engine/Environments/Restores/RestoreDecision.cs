using Amazon.RDS.Model;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>What a run has to do, decided from what it finds.</summary>
/// <param name="Phase">Where it starts.</param>
/// <param name="Run">The time that names of this restore hold.</param>
internal sealed record RestoreDecision(RestorePhase Phase, string Run)
{
    /// <summary>An unfinished instance of another source, which goes first; <see langword="null"/> for none.</summary>
    public DBInstance? Discarded { get; init; }

    /// <summary>Decides.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="situation">What there is.</param>
    /// <param name="source">What was asked for.</param>
    /// <param name="now">The moment of the run.</param>
    /// <exception cref="StagingException"><c>DatabaseNotAvailable</c>, <c>RestoreUnfinished</c> or <c>RestoreNameTaken</c>.</exception>
    public static RestoreDecision Decide(EnvironmentName name, RestoreSituation situation, RestoreSource source, DateTimeOffset now)
    {
        if (situation.Restoring is { } other && !RestoreTags.BelongsTo(name, other))
            throw RestoreErrors.NameTaken(other.DBInstanceIdentifier!);

        string stamp = RestoreNames.Stamp(now);
        string? begun = RestoreTags.Read(situation.Restoring, RestoreTags.Source);
        if (situation.Current is not { } current)
        {
            return situation switch
            {
                { Restoring: { } restoring } when RestoreTags.OpenRun(restoring) is { } run && source.IsNamedBy(begun) =>
                    new RestoreDecision(RestorePhase.BetweenNames, run),
                { Restoring: not null } => throw RestoreErrors.Unfinished(name, begun),
                { Replaced: [{ } replaced, ..] } => throw RestoreErrors.Nameless(name, replaced.DBInstanceIdentifier!),
                _ => throw RestoreErrors.DatabaseNotReady(name.DatabaseInstance, status: null),
            };
        }

        if (situation.Restoring is { } made)
        {
            return RestoreTags.OpenRun(made) is { } run && source.IsNamedBy(begun) && IsUsable(made.DBInstanceStatus)
                ? new RestoreDecision(RestorePhase.Restoring, run)
                : new RestoreDecision(RestorePhase.New, stamp) { Discarded = made };
        }

        return RestoreTags.OpenRun(current) is { } open && source.IsNamedBy(RestoreTags.Read(current, RestoreTags.Source))
            ? new RestoreDecision(RestorePhase.Swapped, open)
            : new RestoreDecision(RestorePhase.New, stamp);
    }

    private static bool IsUsable(string? status) => !ServiceStatus.IsDatabaseBroken(status) && status != "deleting";
}
