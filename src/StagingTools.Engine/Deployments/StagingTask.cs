namespace StagingTools.Engine.Deployments;

/// <summary>One run of a command as a task of its own, told to its end.</summary>
public sealed record StagingTask : EnvironmentRecord
{
    /// <summary>How it ended.</summary>
    public required StagingTaskStatus Status { get; init; }

    /// <summary>The command's words.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>The task; <see langword="null"/> when ECS started none.</summary>
    public string? TaskArn { get; init; }

    /// <summary>The revision that ran.</summary>
    public required string TaskDefinitionArn { get; init; }

    /// <summary>The ECS cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The container that ran the command.</summary>
    public required string Container { get; init; }

    /// <summary>The command's exit code; <see langword="null"/> when it has none, since it never ran.</summary>
    public int? ExitCode { get; init; }

    /// <summary>ECS's code, such as <c>EssentialContainerExited</c>.</summary>
    public string? StopCode { get; init; }

    /// <summary>ECS's reason, in its own words.</summary>
    public string? StoppedReason { get; init; }

    /// <summary>The container's last log lines, oldest first.</summary>
    public IReadOnlyList<string> LastLogLines { get; init; } = [];

    /// <summary>The token that names the run.</summary>
    public required string ClientToken { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}
