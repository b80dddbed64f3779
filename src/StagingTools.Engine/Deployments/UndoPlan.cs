namespace StagingTools.Engine.Deployments;

/// <summary>Which revision a service goes back to.</summary>
/// <param name="Current">The revision that the service is set to.</param>
/// <param name="Target">The revision to go to.</param>
/// <param name="Outcome">What became of that one.</param>
/// <param name="IsGuess">Whether nothing says that it was good.</param>
/// <param name="Differences">What differs between the two, one a line.</param>
internal sealed record UndoPlan(
    Revision Current,
    Revision Target,
    DeploymentOutcome Outcome,
    bool IsGuess,
    IReadOnlyList<string> Differences)
{
    /// <summary>The image that a container of the target runs.</summary>
    public string Image(string container) => ContainerChoice.Find(Target.Definition, container)?.Image ?? "";

    /// <summary>The plan as text.</summary>
    public string Describe() => string.Join(
        Environment.NewLine,
        new[]
        {
            IsGuess
                ? $"No revision before {Current.Name} is recorded as completed: {Target.Name} is only the one before."
                : $"{Target.Name} {Told()}.",
            Differences.Count == 0
                ? $"Nothing differs from {Current.Name}."
                : $"Compared with {Current.Name}:",
        }.Concat(Differences));

    private string Told() => Outcome switch
    {
        DeploymentOutcome.Completed => "was completed when it was deployed",
        DeploymentOutcome.RolledBack => "FAILED when it was deployed, and was rolled back",
        DeploymentOutcome.Failed => "FAILED when it was deployed",
        DeploymentOutcome.Superseded => "was superseded before it had ended",
        DeploymentOutcome.MigrationFailed => "never served: its migration FAILED",
        DeploymentOutcome.SmokeTestFailed => "was completed when it was deployed, and FAILED its smoke tests",
        DeploymentOutcome.Undone => "served until somebody went back from it",
        DeploymentOutcome.InProgress => "is being rolled out",
        _ => "has no outcome recorded: perhaps it never served",
    };
}
