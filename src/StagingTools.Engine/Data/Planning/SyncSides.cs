using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Swap;

namespace StagingTools.Engine.Data.Planning;

/// <summary>The two databases of a sync, as they were found.</summary>
/// <param name="Source">Production.</param>
/// <param name="Target">The database to replace.</param>
/// <param name="TargetState">What stands there.</param>
/// <param name="SourceMajor">Production's major version.</param>
/// <param name="SourceLocale">Production's encoding and sorting.</param>
internal sealed record SyncSides(
    DatabaseReference Source,
    DatabaseReference Target,
    TargetState TargetState,
    int SourceMajor,
    DatabaseLocale SourceLocale)
{
    /// <summary>The room on the staging server.</summary>
    public DiskRoom? Disk { get; init; }

    /// <summary>The folder that the present data is written to first; <see langword="null"/> for none.</summary>
    public string? BackupFolder { get; init; }
}
