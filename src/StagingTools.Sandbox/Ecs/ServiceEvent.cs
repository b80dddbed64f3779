namespace StagingTools.Sandbox.Ecs;

/// <summary>An entry of a service's event log.</summary>
/// <param name="Id">Identifies the event.</param>
/// <param name="CreatedAt">When (UTC).</param>
/// <param name="Message">What happened, in ECS's words.</param>
internal sealed record ServiceEvent(string Id, DateTimeOffset CreatedAt, string Message);
