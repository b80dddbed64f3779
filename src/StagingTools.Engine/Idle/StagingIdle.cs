namespace StagingTools.Engine.Idle;

/// <summary>Whether an environment is idle, why, and when it is due for removal.</summary>
public sealed record StagingIdle : EnvironmentRecord
{
    /// <summary>The verdict.</summary>
    public required IdleState State { get; init; }

    /// <summary>What was looked at.</summary>
    public required IReadOnlyList<UsageSignal> Signals { get; init; }

    /// <summary>The latest use that any signal shows, or the creation, UTC.</summary>
    public required DateTimeOffset LastUsed { get; init; }

    /// <summary>Idle days that make an environment due.</summary>
    public required int AutoDestroyDays { get; init; }

    /// <summary>When removal is due, UTC; <see langword="null"/> when it is switched off or cannot be told.</summary>
    public DateTimeOffset? RemovalDue { get; init; }

    /// <summary>The topic that the warning goes to; <see langword="null"/> when the environment has none.</summary>
    public string? AlertTopicArn { get; init; }

    /// <summary>Whether the last 24 hours before removal have begun: the time to warn.</summary>
    public bool IsWarningDue { get; init; }
}
