using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>Asks for an environment's database to be replaced by what it was at some moment. Exactly one source is named.</summary>
public sealed record RestoreEnvironmentRequest : EnvironmentRequest
{
    /// <summary>A snapshot of the environment's database, a manual or an automated one.</summary>
    [Description("The snapshot to restore; 'staging snapshot list' shows which there are.")]
    public string? Snapshot { get; init; }

    /// <summary>A moment within the automated backups, such as <c>2026-03-01T10:00:00Z</c>; UTC where it does not say.</summary>
    [Description("The moment to restore, such as 2026-03-01T10:00:00Z; UTC where no offset is given.")]
    public string? PointInTime { get; init; }

    /// <summary>The latest moment that RDS can restore, usually of the last five minutes.</summary>
    [Description("Restore the latest moment that the automated backups reach.")]
    public bool Latest { get; init; }

    /// <summary>Makes no snapshot of the current database before the swap.</summary>
    [Description("Make no snapshot of the current database; the replaced instance is then kept.")]
    public bool SkipSafetySnapshot { get; init; }

    /// <summary>
    /// Whether the replaced instance stays; <see langword="null"/> keeps it where there is no safety snapshot, and removes it
    /// otherwise.
    /// </summary>
    [Description("Keep the replaced instance; false removes it even without a safety snapshot. Default: only without one.")]
    public bool? KeepPrevious { get; init; }

    /// <summary>Seconds to wait for RDS and ECS altogether; 60 to 86400.</summary>
    [Description("Seconds to wait for RDS and ECS altogether, 60 to 86400.")]
    public int Timeout { get; init; } = 7200;

    /// <summary>Bucket of the terraform state; <see langword="null"/> takes the default of New.</summary>
    [Setting(SettingNames.StateBucket)]
    [Description("The S3 bucket that holds the terraform state, or file:FOLDER for a folder of this machine.")]
    public string? StateBucket { get; init; }

    /// <summary>
    /// DynamoDB table that the state is locked in as well, for teams whose terraform is older than 1.10; <see langword="null"/> for the
    /// lock in S3 alone.
    /// </summary>
    [Setting(SettingNames.LockTable)]
    [Description("A DynamoDB table to lock the state in beside the lock in S3. Made when missing. Default: S3 alone.")]
    public string? LockTable { get; init; }

    /// <summary>Seconds to wait for the lock of the state.</summary>
    [Setting(SettingNames.LockTimeout)]
    [Description("Seconds to wait while somebody else holds the state's lock.")]
    public int? LockTimeout { get; init; }
}
