namespace StagingTools.Engine.Deployments;

/// <summary>What the tags of a revision say of its last deployment.</summary>
/// <param name="Outcome">The end; <see langword="null"/> when none is recorded.</param>
/// <param name="DeploymentId">The deployment, such as <c>ecs-svc/4711…</c>.</param>
/// <param name="ImageTag">The image's tag as it was asked for.</param>
/// <param name="By">The ARN of who deployed it.</param>
/// <param name="EndedAt">When it ended, UTC.</param>
internal sealed record RecordedOutcome(
    DeploymentOutcome? Outcome,
    string? DeploymentId,
    string? ImageTag,
    string? By,
    DateTimeOffset? EndedAt);
