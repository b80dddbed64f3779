using System.Globalization;
using Amazon.RDS.Model;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>
/// Makes a restored instance like the one whose place it takes: RDS restores the data, and gives much of the rest its defaults.
/// </summary>
/// <param name="current">The instance that is to be replaced.</param>
internal sealed class InstanceCopy(DBInstance current)
{
    // RDS takes no IOPS and no throughput for smaller volumes of gp3: these have their fixed share.
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html
    private const int LeastStorageWithIops = 400;

    private string? ParameterGroup => current.DBParameterGroups?.FirstOrDefault()?.DBParameterGroupName;

    private List<string> SecurityGroups =>
        [.. (current.VpcSecurityGroups ?? []).Select(group => group.VpcSecurityGroupId).OfType<string>()];

    private List<string>? LogExports => current.EnabledCloudwatchLogsExports is { Count: > 0 } exports ? exports : null;

    // Default groups follow the version by themselves.
    private string? OptionGroup => current.OptionGroupMemberships?.FirstOrDefault()?.OptionGroupName is { } group
        && !group.StartsWith("default:", StringComparison.Ordinal)
            ? group
            : null;

    private bool TakesIops => current.StorageType is "io1" or "io2"
        || (current.StorageType == "gp3" && current.AllocatedStorage >= LeastStorageWithIops);

    /// <summary>The restore of a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="identifier">The new instance's identifier.</param>
    /// <param name="tags">Its tags.</param>
    public RestoreDBInstanceFromDBSnapshotRequest FromSnapshot(DBSnapshot snapshot, string identifier, List<Tag> tags) => new()
    {
        DBInstanceIdentifier = identifier,
        DBSnapshotIdentifier = snapshot.DBSnapshotIdentifier,
        DBInstanceClass = current.DBInstanceClass,
        DBSubnetGroupName = current.DBSubnetGroup?.DBSubnetGroupName,
        DBParameterGroupName = ParameterGroup,
        OptionGroupName = OptionGroup,
        VpcSecurityGroupIds = SecurityGroups,
        Port = current.Endpoint?.Port,
        MultiAZ = current.MultiAZ,
        PubliclyAccessible = current.PubliclyAccessible,
        AutoMinorVersionUpgrade = current.AutoMinorVersionUpgrade,
        StorageType = current.StorageType,
        Iops = TakesIops ? current.Iops : null,
        StorageThroughput = TakesIops ? current.StorageThroughput : null,
        // A snapshot of smaller times gets the storage of today; RDS cannot make storage smaller.
        AllocatedStorage = current.AllocatedStorage > snapshot.AllocatedStorage ? current.AllocatedStorage : null,
        BackupRetentionPeriod = current.BackupRetentionPeriod,
        PreferredBackupWindow = current.PreferredBackupWindow,
        CopyTagsToSnapshot = current.CopyTagsToSnapshot,
        EnableCloudwatchLogsExports = LogExports,
        EnableIAMDatabaseAuthentication = current.IAMDatabaseAuthenticationEnabled,
        DeletionProtection = current.DeletionProtection,
        NetworkType = current.NetworkType,
        CACertificateIdentifier = current.CACertificateIdentifier,
        Tags = tags,
    };

    /// <summary>The restore of a moment.</summary>
    /// <param name="time">The moment; <see langword="null"/> for the latest.</param>
    /// <param name="identifier">The new instance's identifier.</param>
    /// <param name="tags">Its tags.</param>
    public RestoreDBInstanceToPointInTimeRequest ToPointInTime(DateTimeOffset? time, string identifier, List<Tag> tags) => new()
    {
        // Names change hands; the id does not.
        SourceDbiResourceId = current.DbiResourceId,
        TargetDBInstanceIdentifier = identifier,
        RestoreTime = time?.UtcDateTime,
        UseLatestRestorableTime = time is null ? true : null,
        DBInstanceClass = current.DBInstanceClass,
        DBSubnetGroupName = current.DBSubnetGroup?.DBSubnetGroupName,
        DBParameterGroupName = ParameterGroup,
        OptionGroupName = OptionGroup,
        VpcSecurityGroupIds = SecurityGroups,
        Port = current.Endpoint?.Port,
        MultiAZ = current.MultiAZ,
        PubliclyAccessible = current.PubliclyAccessible,
        AutoMinorVersionUpgrade = current.AutoMinorVersionUpgrade,
        StorageType = current.StorageType,
        Iops = TakesIops ? current.Iops : null,
        StorageThroughput = TakesIops ? current.StorageThroughput : null,
        MaxAllocatedStorage = Ceiling(current),
        BackupRetentionPeriod = current.BackupRetentionPeriod,
        PreferredBackupWindow = current.PreferredBackupWindow,
        CopyTagsToSnapshot = current.CopyTagsToSnapshot,
        EnableCloudwatchLogsExports = LogExports,
        EnableIAMDatabaseAuthentication = current.IAMDatabaseAuthenticationEnabled,
        DeletionProtection = current.DeletionProtection,
        NetworkType = current.NetworkType,
        CACertificateIdentifier = current.CACertificateIdentifier,
        Tags = tags,
    };

    /// <summary>What a restore cannot set, and the master password, which it leaves as it was then.</summary>
    /// <param name="restored">The instance as it is.</param>
    /// <param name="password">The password that the environment's secret holds.</param>
    public ModifyDBInstanceRequest Settle(DBInstance restored, string password) => new()
    {
        DBInstanceIdentifier = restored.DBInstanceIdentifier,
        ApplyImmediately = true,
        MasterUserPassword = password,
        PreferredMaintenanceWindow = Change(current.PreferredMaintenanceWindow, restored.PreferredMaintenanceWindow),
        PreferredBackupWindow = Change(current.PreferredBackupWindow, restored.PreferredBackupWindow),
        BackupRetentionPeriod = Change(current.BackupRetentionPeriod, restored.BackupRetentionPeriod),
        MaxAllocatedStorage = Change(Ceiling(current), Ceiling(restored)),
        MonitoringInterval = Change(current.MonitoringInterval, restored.MonitoringInterval),
        MonitoringRoleArn = current.MonitoringInterval > 0 ? Change(current.MonitoringRoleArn, restored.MonitoringRoleArn) : null,
        EnablePerformanceInsights = Change(current.PerformanceInsightsEnabled, restored.PerformanceInsightsEnabled),
        CopyTagsToSnapshot = Change(current.CopyTagsToSnapshot, restored.CopyTagsToSnapshot),
        AutoMinorVersionUpgrade = Change(current.AutoMinorVersionUpgrade, restored.AutoMinorVersionUpgrade),
        DBParameterGroupName = Change(ParameterGroup, restored.DBParameterGroups?.FirstOrDefault()?.DBParameterGroupName),
        EngineVersion = IsOlder(restored.EngineVersion, current.EngineVersion) ? current.EngineVersion : null,
    };

    /// <summary>In what a settled instance still differs from the one that it is to replace; empty when it can take its place.</summary>
    /// <param name="restored">The instance as it is.</param>
    public IReadOnlyList<string> Differences(DBInstance restored)
    {
        var differences = new List<string>();
        Compare("engine", current.Engine, restored.Engine);
        Compare("major version", Major(current.EngineVersion), Major(restored.EngineVersion));
        Compare("database", current.DBName, restored.DBName);
        Compare("master user", current.MasterUsername, restored.MasterUsername);
        Compare("encrypted", current.StorageEncrypted, restored.StorageEncrypted);
        Compare("class", current.DBInstanceClass, restored.DBInstanceClass);
        Compare("port", current.Endpoint?.Port, restored.Endpoint?.Port);
        Compare("subnet group", current.DBSubnetGroup?.DBSubnetGroupName, restored.DBSubnetGroup?.DBSubnetGroupName);
        Compare("parameter group", ParameterGroup, restored.DBParameterGroups?.FirstOrDefault()?.DBParameterGroupName);
        Compare("security groups", Names(SecurityGroups), Names((restored.VpcSecurityGroups ?? []).Select(group => group.VpcSecurityGroupId)));
        Compare("log exports", Names(LogExports ?? []), Names(restored.EnabledCloudwatchLogsExports ?? []));
        Compare("publicly accessible", current.PubliclyAccessible, restored.PubliclyAccessible);
        Compare("Multi-AZ", current.MultiAZ, restored.MultiAZ);
        Compare("storage type", current.StorageType, restored.StorageType);
        Compare("storage ceiling", Ceiling(current), Ceiling(restored));
        Compare("backup retention", current.BackupRetentionPeriod, restored.BackupRetentionPeriod);
        Compare("monitoring interval", current.MonitoringInterval, restored.MonitoringInterval);
        return differences;

        void Compare<T>(string what, T? wanted, T? has)
        {
            if (!EqualityComparer<T>.Default.Equals(wanted, has))
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"{what} is {Show(has)} in place of {Show(wanted)}"));
        }
    }

    /// <summary>A version's first number.</summary>
    public static string? Major(string? version) => version?.Split('.')[0];

    private static object Show<T>(T? value) => value is null or "" ? "nothing" : value;

    private static string Names(IEnumerable<string?> names) => string.Join(", ", names.OfType<string>().Order(StringComparer.Ordinal));

    // Zero is how RDS says that storage does not grow.
    private static int? Ceiling(DBInstance instance) => instance.MaxAllocatedStorage is > 0 and var most ? most : null;

    private static string? Change(string? wanted, string? has) =>
        string.Equals(wanted, has, StringComparison.OrdinalIgnoreCase) ? null : wanted;

    private static T? Change<T>(T? wanted, T? has)
        where T : struct =>
        EqualityComparer<T?>.Default.Equals(wanted, has) ? null : wanted;

    private static bool IsOlder(string? version, string? than) =>
        Version.TryParse(version, out Version? one) && Version.TryParse(than, out Version? other) && one < other;
}
