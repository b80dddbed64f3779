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

    /// <summary>The backup that was written first; <see langword="null"/> when none was asked for.</summary>
    public string? BackupPath { get; init; }

    /// <summary>Whether personal data is masked; false only after a sync that skipped sanitization.</summary>
    public bool DataSanitized { get; init; } = true;

    /// <summary>SHA-256 of the rules file, in hexadecimal; empty when sanitization was skipped.</summary>
    public required string RulesHash { get; init; }

    /// <summary>Names the masking key without telling it: syncs with the same id give the same pseudonyms.</summary>
    public string KeyId { get; init; } = "";

    /// <summary>The gates that the copy passed before the swap.</summary>
    public IReadOnlyList<StagingDataGate> Gates { get; init; } = [];

    /// <summary>Foreign keys that production itself breaks; unchecked or left out on staging.</summary>
    public IReadOnlyList<OrphanedKey> OrphanedKeys { get; init; } = [];

    /// <summary>The name of the snapshot of production that was read.</summary>
    public string SnapshotId { get; init; } = "";

    /// <summary>How long the snapshot was held.</summary>
    public TimeSpan SnapshotHeld { get; init; }

    /// <summary>The log of the run.</summary>
    public string? LogPath { get; init; }

    /// <summary>The report of the run: this result as JSON, beside the log.</summary>
    public string? ReportPath { get; init; }

    /// <summary>When it started, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}
