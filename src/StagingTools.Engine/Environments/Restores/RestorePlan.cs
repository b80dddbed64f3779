using Amazon.RDS.Model;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>What a run is about to do, all of it checked.</summary>
/// <param name="Source">What was asked for.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="Situation">The instances.</param>
/// <param name="Decision">Where the run starts.</param>
/// <param name="TakesSafetySnapshot">Whether the data of now is kept as a snapshot.</param>
/// <param name="KeepPrevious">What was said of the replaced instance; <see langword="null"/> when nothing was.</param>
internal sealed record RestorePlan(
    RestoreSource Source,
    SourceFacts Facts,
    RestoreSituation Situation,
    RestoreDecision Decision,
    bool TakesSafetySnapshot,
    bool? KeepPrevious)
{
    /// <summary>The instance of now, whose place is taken; <see langword="null"/> when it gave its name away already.</summary>
    public DBInstance? Current => Decision.Phase == RestorePhase.Swapped ? null : Situation.Current;

    /// <summary>Whether the replaced instance stays.</summary>
    /// <param name="safety">The snapshot that holds its data; <see langword="null"/> for none.</param>
    public bool Keeps(string? safety) => KeepPrevious ?? (safety is null);
}
