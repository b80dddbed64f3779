namespace StagingTools.Sandbox;

/// <summary>An ECS task of a sandbox.</summary>
/// <param name="Id">Task id.</param>
/// <param name="TaskDefinition">FAMILY:REVISION.</param>
/// <param name="Status">Status in ECS's words.</param>
/// <param name="Urls">Where its ports can be reached: <c>http://127.0.0.1:PORT</c>.</param>
/// <param name="ProcessIds">The processes of its containers.</param>
/// <param name="ExitCode">Exit code of its first essential container, once it has one.</param>
/// <param name="StoppedReason">Why it stopped, if it did.</param>
public sealed record SandboxTask(
    string Id,
    string TaskDefinition,
    string Status,
    IReadOnlyList<string> Urls,
    IReadOnlyList<int> ProcessIds,
    int? ExitCode,
    string? StoppedReason);
