namespace StagingTools.Engine.Deployments;

/// <summary>A task that stopped while it should have run.</summary>
/// <param name="TaskArn">The task.</param>
/// <param name="StopCode">ECS's code, such as <c>EssentialContainerExited</c>.</param>
/// <param name="Reason">ECS's reason, in its own words.</param>
/// <param name="ExitCode">The container's exit code; <see langword="null"/> when it never started.</param>
/// <param name="LastLogLines">The container's last log lines, oldest first.</param>
public sealed record FailedTask(
    string TaskArn,
    string? StopCode,
    string? Reason,
    int? ExitCode,
    IReadOnlyList<string> LastLogLines);
