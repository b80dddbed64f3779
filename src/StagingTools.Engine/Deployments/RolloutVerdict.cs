namespace StagingTools.Engine.Deployments;

/// <summary>How a rollout ended, as the service's state tells it.</summary>
/// <param name="Status">The end.</param>
/// <param name="Reason">ECS's words where it gave any; <see langword="null"/> for a good end.</param>
/// <param name="ServingTaskDefinitionArn">The revision whose tasks run now; <see langword="null"/> when none does.</param>
internal sealed record RolloutVerdict(DeploymentStatus Status, string? Reason, string? ServingTaskDefinitionArn);
