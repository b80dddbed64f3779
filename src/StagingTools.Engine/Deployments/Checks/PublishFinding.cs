using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Deployments.Checks;

/// <summary>Something that a check before a deployment found.</summary>
/// <param name="Message">What it is, a sentence.</param>
/// <param name="Action">The way out.</param>
internal sealed record PublishFinding(string Message, string Action)
{
    /// <summary>Whether no task of the revision could start; otherwise it only is worth a warning.</summary>
    public bool IsFatal { get; init; } = true;

    /// <summary>The error that told of it, where there was one.</summary>
    public StagingException? Error { get; init; }

    /// <summary>What an error tells.</summary>
    public static PublishFinding Of(StagingException error) =>
        new(error.Message, error.RecommendedAction ?? "Correct it.") { Error = error };
}
