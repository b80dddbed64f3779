namespace StagingTools.Engine.Data;

/// <summary>What a restore brought back.</summary>
public sealed record StagingDataRestore : EnvironmentRecord
{
    /// <summary>The restored database as <c>host:port/database</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Where the data came from: the previous database's name, or the backup's path.</summary>
    public required string RestoredFrom { get; init; }

    /// <summary>The database that holds the data that stood there until now.</summary>
    public required string PreviousDatabase { get; init; }

    /// <summary>
    /// Whether the data that stands there now is masked, as the sync that filled it said; <see langword="null"/> when nobody
    /// said.
    /// </summary>
    public bool? DataSanitized { get; init; }

    /// <summary>The log of the run.</summary>
    public string? LogPath { get; init; }

    /// <summary>When it started, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}
