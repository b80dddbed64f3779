namespace StagingTools.Engine.Environments;

/// <summary>What a removal did and what it left.</summary>
public sealed record StagingRemoval : EnvironmentRecord
{
    /// <summary>The terraform addresses of what was destroyed.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>ARNs that still carry the environment's tags after the removal; empty when nothing is left.</summary>
    public IReadOnlyList<string> Remaining { get; init; } = [];

    /// <summary>What stays on purpose, such as the final snapshot and secrets in their recovery window.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>The final snapshot's identifier; <see langword="null"/> when it was declined.</summary>
    public string? FinalSnapshot { get; init; }

    /// <summary>The folder with the state and the resource information from before.</summary>
    public string? BackupPath { get; init; }

    /// <summary>The log of the run.</summary>
    public string? LogPath { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}
