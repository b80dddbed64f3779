namespace StagingTools.Engine.Data;

/// <summary>What a data sync copied. Holds counts and names, never a value.</summary>
public sealed record StagingDataSync : EnvironmentRecord
{
    /// <summary>Production as <c>host:port/database</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The filled database as <c>host:port/database</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The tables, largest first.</summary>
    public required IReadOnlyList<TableSync> Tables { get; init; }

    /// <summary>Rows copied.</summary>
    public long Rows { get; init; }

    /// <summary>Bytes read from production.</summary>
    public long Bytes { get; init; }

    /// <summary>Values that were masked.</summary>
    public long MaskedValues { get; init; }

    /// <summary>The database that holds the data from before; <see langword="null"/> when there was none.</summary>
    public string? PreviousDatabase { get; init; }

    /// <summary>SHA-256 of the rules file, in hexadecimal.</summary>
    public required string RulesHash { get; init; }

    /// <summary>The log of the run.</summary>
    public string? LogPath { get; init; }

    /// <summary>When it started, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}
