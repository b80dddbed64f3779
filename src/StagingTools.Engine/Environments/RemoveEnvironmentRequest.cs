using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Environments;

/// <summary>Asks for an environment to be backed up and destroyed.</summary>
public sealed record RemoveEnvironmentRequest : EnvironmentRequest
{
    /// <summary>Destroys the database without a final snapshot; <see langword="null"/> takes <c>CREATE_FINAL_SNAPSHOT</c>.</summary>
    [Setting(SettingNames.SkipFinalSnapshot)]
    [Description("Destroy the database without a final snapshot.")]
    public bool? SkipFinalSnapshot { get; init; }

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
