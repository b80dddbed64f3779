namespace StagingTools.Engine.Environments.Restores;

/// <summary>One step of a restore, as it was done by this run.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Duration">How long it took.</param>
public sealed record RestoreStep(string Name, TimeSpan Duration);
