using Amazon.RDS.Model;
using StagingTools.Engine.Environments;

namespace StagingTools.Engine.Tests.Environments.Restores;

/// <summary>Instances and snapshots of the environment whatsapp-saas/staging.</summary>
internal static class Instances
{
    public static EnvironmentName Name { get; } = EnvironmentName.Parse("whatsapp-saas", "staging");

    public static DBInstance Current(params (string Key, string Value)[] tags) =>
        Named(Name.DatabaseInstance, "db-OLD", tags);

    public static DBInstance Restoring(params (string Key, string Value)[] tags) =>
        Named($"{Name.DatabaseInstance}-restoring", "db-NEW", tags);

    public static DBInstance Replaced(string run) => Named($"{Name.DatabaseInstance}-replaced-{run}", "db-OLD");

    public static DBSnapshot Snapshot(string id = "before-migration", string project = "whatsapp-saas", string environment = "staging") => new()
    {
        DBSnapshotIdentifier = id,
        DBInstanceIdentifier = Name.DatabaseInstance,
        Status = "available",
        Engine = "postgres",
        EngineVersion = "15.4",
        AllocatedStorage = 20,
        MasterUsername = "app_admin",
        Encrypted = true,
        TagList = [Tag("Project", project), Tag("Environment", environment)],
    };

    public static Tag Tag(string key, string value) => new() { Key = key, Value = value };

    private static DBInstance Named(string identifier, string resourceId, params (string Key, string Value)[] tags) => new()
    {
        DBInstanceIdentifier = identifier,
        DbiResourceId = resourceId,
        DBInstanceStatus = "available",
        Engine = "postgres",
        EngineVersion = "15.4",
        DBInstanceClass = "db.t3.micro",
        DBName = "whatsapp_saas",
        MasterUsername = "app_admin",
        AllocatedStorage = 20,
        MaxAllocatedStorage = 50,
        StorageType = "gp3",
        Iops = 3000,
        StorageThroughput = 125,
        StorageEncrypted = true,
        BackupRetentionPeriod = 7,
        PreferredBackupWindow = "03:00-04:00",
        PreferredMaintenanceWindow = "mon:04:00-mon:05:00",
        MonitoringInterval = 60,
        MonitoringRoleArn = "arn:aws:iam::123456789012:role/rds",
        MultiAZ = false,
        PubliclyAccessible = false,
        CopyTagsToSnapshot = true,
        AutoMinorVersionUpgrade = true,
        DBSubnetGroup = new DBSubnetGroup { DBSubnetGroupName = "subnets" },
        DBParameterGroups = [new() { DBParameterGroupName = "parameters-15" }],
        VpcSecurityGroups = [new() { VpcSecurityGroupId = "sg-1" }],
        EnabledCloudwatchLogsExports = ["postgresql", "upgrade"],
        Endpoint = new Endpoint { Address = $"{identifier}.abc.us-east-1.rds.amazonaws.com", Port = 5432 },
        TagList =
        [
            Tag("Project", Name.Project),
            Tag("Environment", Name.Name),
            .. tags.Select(tag => Tag(tag.Key, tag.Value)),
        ],
    };
}
