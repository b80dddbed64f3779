using System.Globalization;
using System.Xml.Linq;

namespace StagingTools.Sandbox.Rds;

/// <summary>Instances and snapshots in the wire form of RDS.</summary>
internal static class RdsXml
{
    /// <summary>A DBInstance element.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="window">The first moment that can be restored; null when none can.</param>
    /// <param name="now">The last one.</param>
    /// <param name="accountId">The owner.</param>
    public static XElement Instance(DbInstance instance, DateTimeOffset? window, DateTimeOffset now, string accountId) => new(
        "DBInstance",
        new XElement("DBInstanceIdentifier", instance.Identifier),
        new XElement("DBInstanceStatus", instance.Status),
        new XElement("DbiResourceId", instance.ResourceId),
        new XElement("DBInstanceArn", instance.Arn),
        instance.Settings.Select(setting => new XElement(setting.Key, setting.Value)),
        instance.CreatedAt is { } created ? new XElement("InstanceCreateTime", Time(created)) : null,
        instance.Server is { } server && instance.CreatedAt is not null
            ? new XElement(
                "Endpoint",
                new XElement("Address", server.Endpoint.Address.ToString()),
                new XElement("Port", server.Endpoint.Port),
                new XElement("HostedZoneId", "Z2R2ITUGPM61AM"))
            : null,
        new XElement("DbInstancePort", 0),
        window is not null ? new XElement("LatestRestorableTime", Time(now)) : null,
        new XElement("DBSecurityGroups"),
        new XElement("VpcSecurityGroups", instance.SecurityGroups.Select(group => new XElement(
            "VpcSecurityGroupMembership",
            new XElement("VpcSecurityGroupId", group),
            new XElement("Status", "active")))),
        new XElement("DBParameterGroups", new XElement(
            "DBParameterGroup",
            new XElement("DBParameterGroupName", instance.ParameterGroup),
            new XElement("ParameterApplyStatus", instance.ParameterStatus))),
        instance.SubnetGroup,
        new XElement("PendingModifiedValues", instance.Pending.Select(change => new XElement(change.Key, change.Value))),
        new XElement("ReadReplicaDBInstanceIdentifiers"),
        new XElement("OptionGroupMemberships", new XElement(
            "OptionGroupMembership",
            new XElement("OptionGroupName", OptionGroup(instance)),
            new XElement("Status", "in-sync"))),
        new XElement("StatusInfos"),
        new XElement("DomainMemberships"),
        new XElement("AssociatedRoles"),
        instance["MonitoringInterval"] is not (null or "0")
            ? new XElement(
                "EnhancedMonitoringResourceArn",
                $"arn:aws:logs:{instance.Region}:{accountId}:log-group:RDSOSMetrics:log-stream:{instance.ResourceId}")
            : null,
        instance.LogExports.Count == 0
            ? null
            : new XElement("EnabledCloudwatchLogsExports", instance.LogExports.Select(type => new XElement("member", type))),
        Tags(instance.Tags));

    /// <summary>A DBSnapshot element.</summary>
    public static XElement Snapshot(DbSnapshot snapshot) => new(
        "DBSnapshot",
        new XElement("DBSnapshotIdentifier", snapshot.Identifier),
        new XElement("DBInstanceIdentifier", snapshot.InstanceIdentifier),
        new XElement("DbiResourceId", snapshot.Source.ResourceId),
        new XElement("DBSnapshotArn", snapshot.Arn),
        new XElement("Status", snapshot.Status),
        new XElement("PercentProgress", snapshot.Status == "available" ? 100 : 0),
        new XElement("SnapshotType", snapshot.IsAutomated ? "automated" : "manual"),
        new XElement("SnapshotTarget", "region"),
        new XElement("SnapshotCreateTime", Time(snapshot.CreatedAt)),
        new XElement("OriginalSnapshotCreateTime", Time(snapshot.CreatedAt)),
        snapshot.Source.CreatedAt is { } created ? new XElement("InstanceCreateTime", Time(created)) : null,
        s_shared.Where(snapshot.Settings.ContainsKey)
            .Select(name => new XElement(name, snapshot.Settings[name])),
        new XElement("Port", snapshot.Source.Server?.Endpoint.Port ?? 5432),
        new XElement("Encrypted", snapshot.Settings.GetValueOrDefault("StorageEncrypted", "false")),
        snapshot.Source.SubnetGroup?.Element("VpcId"),
        new XElement("OptionGroupName", OptionGroup(snapshot.Source)),
        new XElement("ProcessorFeatures"),
        Tags(snapshot.Tags));

    /// <summary>A DBInstanceAutomatedBackup element.</summary>
    public static XElement AutomatedBackup(DbInstance instance, DateTimeOffset earliest, DateTimeOffset now, string accountId) => new(
        "DBInstanceAutomatedBackup",
        new XElement("DBInstanceArn", instance.Arn),
        new XElement("DbiResourceId", instance.ResourceId),
        new XElement("Region", instance.Region),
        new XElement("DBInstanceIdentifier", instance.Identifier),
        new XElement("RestoreWindow", new XElement("EarliestTime", Time(earliest)), new XElement("LatestTime", Time(now))),
        new XElement("Status", "active"),
        instance.CreatedAt is { } created ? new XElement("InstanceCreateTime", Time(created)) : null,
        s_shared.Where(instance.Settings.ContainsKey).Select(name => new XElement(name, instance.Settings[name])),
        new XElement("Port", instance.Server?.Endpoint.Port ?? 5432),
        new XElement("Encrypted", instance["StorageEncrypted"] ?? "false"),
        new XElement("BackupRetentionPeriod", instance["BackupRetentionPeriod"]),
        new XElement("PreferredBackupWindow", instance["PreferredBackupWindow"]),
        new XElement("BackupTarget", "region"),
        new XElement("OptionGroupName", OptionGroup(instance)),
        new XElement(
            "DBInstanceAutomatedBackupsArn",
            $"arn:aws:rds:{instance.Region}:{accountId}:auto-backup:ab-{instance.ResourceId[3..].ToLowerInvariant()}"),
        Tags(instance.Tags));

    /// <summary>A TagList element.</summary>
    public static XElement Tags(IReadOnlyDictionary<string, string> tags) => new(
        "TagList",
        tags.Select(tag => new XElement("Tag", new XElement("Key", tag.Key), new XElement("Value", tag.Value))));

    private static readonly string[] s_shared =
    [
        "Engine", "EngineVersion", "AllocatedStorage", "MasterUsername", "LicenseModel", "StorageType",
        "StorageThroughput", "Iops", "KmsKeyId", "AvailabilityZone", "IAMDatabaseAuthenticationEnabled",
        "DedicatedLogVolume",
    ];

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string OptionGroup(DbInstance instance) => instance["OptionGroupName"]
        ?? $"default:postgres-{instance["EngineVersion"]?.Split('.')[0]}";
}
