namespace StagingTools.Engine.Deployments;

/// <summary>The image as it goes into the task definition.</summary>
/// <param name="Reference">Pinned by digest where ECR could be asked.</param>
/// <param name="Tag">The tag that was asked for; <see langword="null"/> for a whole reference without one.</param>
internal sealed record ResolvedImage(string Reference, string? Tag);
