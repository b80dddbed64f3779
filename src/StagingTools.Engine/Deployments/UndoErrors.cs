using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Deployments;

/// <summary>Why a service cannot go back, and the ways out.</summary>
internal static class UndoErrors
{
    private const string Shown = "'staging deployments' shows the revisions and what became of them; name one with --to.";

    /// <summary>There is nothing to go back to.</summary>
    /// <param name="current">The revision that the service is set to.</param>
    /// <param name="ends">What became of the revisions before, the newest first.</param>
    public static StagingException NoPrevious(Revision current, IReadOnlyList<(Revision Revision, DeploymentOutcome Outcome)> ends) => new(
        "NoPreviousRevision",
        StagingErrorCategory.InvalidState,
        ends.Count == 0
            ? $"There is no active revision before {current.Name}: there is nothing to go back to."
            : $"No revision before {current.Name} was good: "
                + string.Join(", ", ends.Take(5).Select(end => $"{end.Revision.Name} {Phrase(end.Outcome)}"))
                + (ends.Count > 5 ? " …" : "") + ".")
    {
        TargetInput = current.Name,
        RecommendedAction = ends.Count == 0 ? "Publish a version that works." : "Publish a version that works. " + Shown,
    };

    /// <summary>It is there already.</summary>
    public static StagingException Serves(Revision current, string input) => new(
        "RevisionServes",
        StagingErrorCategory.InvalidState,
        $"{current.Name} is the revision that the service is set to: there is nothing to go back from.")
    {
        TargetInput = input,
        RecommendedAction = Shown + " 'staging publish' with the same image replaces its tasks by new ones.",
    };

    /// <summary>There is none of that name.</summary>
    /// <param name="current">The revision that the service is set to.</param>
    /// <param name="input">What was asked for.</param>
    /// <param name="existing">Those that there are, the newest first, each with its image's tag where it has one.</param>
    public static StagingException NotFound(Revision current, string input, IReadOnlyList<string> existing) => new(
        "RevisionNotFound",
        StagingErrorCategory.NotFound,
        $"There is no revision '{input}' of {current.Definition.Family}. "
            + (existing.Count == 0 ? "None of them is active." : $"The newest are {string.Join(", ", existing)}."))
    {
        TargetInput = input,
        RecommendedAction = "Give the number of a revision, family:revision, or the tag of its image. " + Shown,
    };

    /// <summary>It was deregistered.</summary>
    public static StagingException NotActive(Revision revision, string input) => new(
        "RevisionNotActive",
        StagingErrorCategory.InvalidState,
        $"{revision.Name} is {revision.Definition.Status?.Value}: it was deregistered, and ECS sets no service to it.")
    {
        TargetInput = input,
        RecommendedAction = "Publish its image again. " + Shown,
    };

    /// <summary>Its image was deleted.</summary>
    public static StagingException ImageGone(Revision revision, string? container, string image) => new(
        "ImageNotFound",
        StagingErrorCategory.NotFound,
        $"The container {container} of {revision.Name} runs {image}, which is no longer in ECR: its tasks would not start.")
    {
        TargetInput = revision.Name,
        RecommendedAction = "Push that image again, or go back to another revision. " + Shown,
    };

    private static string Phrase(DeploymentOutcome outcome) => outcome switch
    {
        DeploymentOutcome.RolledBack => "was rolled back",
        DeploymentOutcome.Failed => "failed",
        DeploymentOutcome.Superseded => "was superseded",
        DeploymentOutcome.MigrationFailed => "never served, since its migration failed",
        DeploymentOutcome.SmokeTestFailed => "failed its smoke tests",
        DeploymentOutcome.Undone => "was gone back from",
        _ => "has not ended",
    };
}
