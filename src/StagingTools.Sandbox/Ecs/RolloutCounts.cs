namespace StagingTools.Sandbox.Ecs;

/// <summary>What a scheduler sees of a service at one moment.</summary>
/// <param name="Desired">Tasks that should run.</param>
/// <param name="MinimumHealthyPercent">Least healthy share, in percent.</param>
/// <param name="MaximumPercent">Most tasks, in percent.</param>
/// <param name="NewActive">Tasks of the primary deployment that are not to stop.</param>
/// <param name="NewHealthy">Those of them that are healthy.</param>
/// <param name="OldActive">Tasks of other deployments that are not to stop.</param>
/// <param name="OldHealthy">Those of them that are healthy.</param>
/// <param name="Stopping">Tasks that were told to stop and still occupy their place.</param>
internal sealed record RolloutCounts(
    int Desired,
    int MinimumHealthyPercent,
    int MaximumPercent,
    int NewActive,
    int NewHealthy,
    int OldActive,
    int OldHealthy,
    int Stopping);
