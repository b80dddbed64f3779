namespace StagingTools.Engine.Environments.Restores;

/// <summary>A database that was replaced by what it was at some moment, behind the same address and secret.</summary>
public sealed record StagingEnvironmentRestore : EnvironmentRecord
{
    /// <summary>The database instance's identifier, which is the same as before.</summary>
    public required string DatabaseInstance { get; init; }

    /// <summary>What was restored: <c>snapshot NAME</c>, <c>point in time TIME</c> or <c>latest TIME</c>.</summary>
    public required string RestoredFrom { get; init; }

    /// <summary>The moment whose data stands there now, UTC; <see langword="null"/> when RDS does not say.</summary>
    public DateTimeOffset? DataTime { get; init; }

    /// <summary>Whether that data is masked; <see langword="null"/> when nobody knows.</summary>
    public bool? DataSanitized { get; init; }

    /// <summary>
    /// Whether a login with the environment's secret was seen to work; <see langword="false"/> where the database cannot be
    /// reached from here, and only the application shows it.
    /// </summary>
    public bool LoginProved { get; init; }

    /// <summary>The snapshot of the data from before; <see langword="null"/> when it was declined.</summary>
    public string? SafetySnapshot { get; init; }

    /// <summary>The identifier that the replaced instance got; <see langword="null"/> when there was none any more.</summary>
    public string? PreviousInstance { get; init; }

    /// <summary>Whether the replaced instance is still there.</summary>
    public bool PreviousKept { get; init; }

    /// <summary>What a month of the replaced instance costs, in USD, where it was kept and its price is known.</summary>
    public decimal? PreviousMonthlyCost { get; init; }

    /// <summary>Whether the run finished one that had broken off.</summary>
    public bool Resumed { get; init; }

    /// <summary>What this run did, in order.</summary>
    public IReadOnlyList<RestoreStep> Steps { get; init; } = [];

    /// <summary>The log of the run.</summary>
    public string? LogPath { get; init; }

    /// <summary>When it started, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}
