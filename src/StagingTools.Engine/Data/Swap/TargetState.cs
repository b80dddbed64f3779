namespace StagingTools.Engine.Data.Swap;

/// <summary>What stands on the staging server before a sync.</summary>
internal sealed record TargetState
{
    /// <summary>The word of the target's mark; <see langword="null"/> when it has none.</summary>
    public required string? Mark { get; init; }

    /// <summary>What the target's mark says besides; may be empty.</summary>
    public string MarkDetail { get; init; } = "";

    /// <summary>The word of the previous database's mark; <see langword="null"/> when there is none.</summary>
    public string? PreviousMark { get; init; }

    /// <summary>What the previous database said of itself when it was the current one; may be empty.</summary>
    public string PreviousDetail { get; init; } = "";

    /// <summary>Bytes of what runs that died left behind, which the next run drops first.</summary>
    public long LeftoverSize { get; init; }

    /// <summary>Bytes of the target.</summary>
    public required long Size { get; init; }

    /// <summary>Bytes of the database from before the last sync; <see langword="null"/> when there is none.</summary>
    public required long? PreviousSize { get; init; }

    /// <summary>Sessions of others on the target.</summary>
    public required long Sessions { get; init; }

    /// <summary>The role that logged in.</summary>
    public required string Role { get; init; }

    /// <summary>Whether the role owns the target or belongs to the role that does.</summary>
    public required bool IsOwner { get; init; }

    /// <summary>Whether the role may make databases, which renaming them takes too.</summary>
    public required bool CanCreateDatabases { get; init; }

    /// <summary>Whether the server only replays another's changes.</summary>
    public required bool IsReplica { get; init; }

    /// <summary>The server's major version.</summary>
    public required int Major { get; init; }
}
