using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Environments;

/// <summary>Says what an environment is to be.</summary>
public record PlanEnvironmentRequest : EnvironmentRequest
{
    /// <summary>Where alerts are mailed; <see langword="null"/> for no subscription.</summary>
    [Setting(SettingNames.AlertEmail)]
    [Description("An e-mail address that the alert topic is subscribed with.")]
    public string? AlertEmail { get; init; }

    /// <summary>CIDR block that may reach the instance by SSH; <see langword="null"/> keeps SSH closed.</summary>
    [Setting(SettingNames.AllowedSshCidr)]
    [Description("The CIDR block that may use SSH. Default: nobody.")]
    public string? AllowedSshCidr { get; init; }

    /// <summary>RDS instance class.</summary>
    [Setting(SettingNames.DatabaseInstanceClass)]
    [Description("The RDS instance class.")]
    public string? DatabaseInstanceClass { get; init; }

    /// <summary>ElastiCache node type.</summary>
    [Setting(SettingNames.CacheNodeType)]
    [Description("The ElastiCache node type.")]
    public string? CacheNodeType { get; init; }

    /// <summary>PostgreSQL version, a major one or an exact one; <see langword="null"/> takes the default or what runs.</summary>
    [Setting(SettingNames.DatabaseVersion)]
    [Description("The PostgreSQL version, such as 15 or 15.4. Default: 15, or what runs.")]
    public string? DatabaseVersion { get; init; }

    /// <summary>Redis version, major and minor; <see langword="null"/> takes the default or what runs.</summary>
    [Setting(SettingNames.CacheVersion)]
    [Description("The Redis version, such as 7.0. Default: 7.0, or what runs.")]
    public string? CacheVersion { get; init; }

    /// <summary>EC2 instance type of the ECS cluster's one instance.</summary>
    [Setting(SettingNames.InstanceType)]
    [Description("The EC2 instance type that the application runs on.")]
    public string? InstanceType { get; init; }

    /// <summary>Whether the environment removes itself after <see cref="AutoDestroyDays"/> idle days.</summary>
    [Setting(SettingNames.AutoDestroyEnabled)]
    [Description("Whether the environment removes itself after days of idleness.")]
    public bool? AutoDestroyEnabled { get; init; }

    /// <summary>Idle days before removal; 1 to 90.</summary>
    [Setting(SettingNames.AutoDestroyDays)]
    [Description("Days of idleness before the environment removes itself, 1 to 90.")]
    public int? AutoDestroyDays { get; init; }

    /// <summary>Bucket of the terraform state; <see langword="null"/> takes <c>PROJECT-terraform-state-ACCOUNT-REGION</c>.</summary>
    [Setting(SettingNames.StateBucket)]
    [Description("The S3 bucket that holds the terraform state, made when missing; or file:FOLDER for a folder of this machine.")]
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
