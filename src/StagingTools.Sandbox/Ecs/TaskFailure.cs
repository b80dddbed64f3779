namespace StagingTools.Sandbox.Ecs;

/// <summary>A task cannot be started; the message is the reason that it stops with, in ECS's words.</summary>
internal sealed class TaskFailure(string message) : Exception(message);
