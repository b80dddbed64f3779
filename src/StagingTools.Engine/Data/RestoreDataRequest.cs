using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Data;

/// <summary>Asks for staging's data from before: the previous database, or a backup.</summary>
public sealed record RestoreDataRequest : EnvironmentRequest
{
    /// <summary>The database to restore, by reference; <see langword="null"/> takes the environment's.</summary>
    [Setting(SettingNames.Target)]
    [Description("The database to restore, by reference. Default: the environment's own.")]
    public string? Target { get; init; }

    /// <summary>
    /// A backup: SQL, or an archive of pg_dump; relative to the working directory. <see langword="null"/> goes back to the
    /// previous database.
    /// </summary>
    [Description("A backup to restore: SQL, or an archive of pg_dump. Default: the previous database.")]
    public string? BackupPath { get; init; }
}
