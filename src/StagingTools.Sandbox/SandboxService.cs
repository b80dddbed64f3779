namespace StagingTools.Sandbox;

/// <summary>An ECS service of a sandbox.</summary>
/// <param name="Name">Service name.</param>
/// <param name="Cluster">Cluster name.</param>
/// <param name="Region">Region.</param>
/// <param name="Status">Status in ECS's words.</param>
/// <param name="TaskDefinition">FAMILY:REVISION of the primary deployment.</param>
/// <param name="DesiredCount">Tasks that should run.</param>
/// <param name="RunningCount">Tasks that run.</param>
/// <param name="RolloutState">State of the primary deployment.</param>
/// <param name="Tasks">Its tasks, stopped ones included while ECS would still show them.</param>
public sealed record SandboxService(
    string Name,
    string Cluster,
    string Region,
    string Status,
    string TaskDefinition,
    int DesiredCount,
    int RunningCount,
    string RolloutState,
    IReadOnlyList<SandboxTask> Tasks);
