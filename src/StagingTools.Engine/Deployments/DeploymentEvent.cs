namespace StagingTools.Engine.Deployments;

/// <summary>One line of a service's history.</summary>
/// <param name="Timestamp">When ECS wrote it, UTC.</param>
/// <param name="Message">ECS's own words.</param>
public sealed record DeploymentEvent(DateTimeOffset Timestamp, string Message);
