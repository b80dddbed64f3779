using Amazon.RDS.Model;
using StagingTools.Engine.Environments.Restores;

namespace StagingTools.Engine.Tests.Environments.Restores;

/// <summary>What RDS is asked for, so that the restored instance is like the one that it replaces.</summary>
public sealed class InstanceCopyTests
{
    private readonly InstanceCopy copy = new(Instances.Current());

    [Fact]
    public void A_snapshot_is_restored_with_the_settings_of_the_current_instance()
    {
        RestoreDBInstanceFromDBSnapshotRequest request = copy.FromSnapshot(Instances.Snapshot(), "new-db", []);

        Assert.Equal(("new-db", "before-migration"), (request.DBInstanceIdentifier, request.DBSnapshotIdentifier));
        Assert.Equal(("db.t3.micro", "subnets", "parameters-15"), (request.DBInstanceClass, request.DBSubnetGroupName, request.DBParameterGroupName));
        Assert.Equal((5432, false, 7), (request.Port, request.PubliclyAccessible, request.BackupRetentionPeriod));
        Assert.Equal(["sg-1"], request.VpcSecurityGroupIds);
        Assert.Equal(["postgresql", "upgrade"], request.EnableCloudwatchLogsExports);
    }

    [Fact]
    public void Small_volumes_of_gp3_are_asked_for_without_IOPS_which_RDS_would_refuse()
    {
        Assert.Null(copy.FromSnapshot(Instances.Snapshot(), "new-db", []).Iops);

        DBInstance large = Instances.Current();
        large.AllocatedStorage = 400;
        large.Iops = 12000;
        Assert.Equal(12000, new InstanceCopy(large).FromSnapshot(Instances.Snapshot(), "new-db", []).Iops);
    }

    [Fact]
    public void A_smaller_snapshot_gets_the_storage_of_today()
    {
        DBInstance grown = Instances.Current();
        grown.AllocatedStorage = 30;

        Assert.Equal(30, new InstanceCopy(grown).FromSnapshot(Instances.Snapshot(), "new-db", []).AllocatedStorage);
        Assert.Null(copy.FromSnapshot(Instances.Snapshot(), "new-db", []).AllocatedStorage);
    }

    [Fact]
    public void A_moment_is_asked_for_by_the_id_that_survives_renaming()
    {
        var moment = new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

        RestoreDBInstanceToPointInTimeRequest then = copy.ToPointInTime(moment, "new-db", []);
        RestoreDBInstanceToPointInTimeRequest latest = copy.ToPointInTime(null, "new-db", []);

        Assert.Equal(("db-OLD", moment.UtcDateTime, null), (then.SourceDbiResourceId, then.RestoreTime, then.UseLatestRestorableTime));
        Assert.Equal((null, true), (latest.RestoreTime, latest.UseLatestRestorableTime));
        Assert.Equal(50, then.MaxAllocatedStorage);
    }

    [Fact]
    public void What_a_restore_cannot_set_is_changed_afterwards_with_the_password_and_nothing_else()
    {
        DBInstance restored = Instances.Restoring();
        restored.MonitoringInterval = 0;
        restored.MonitoringRoleArn = null;
        restored.MaxAllocatedStorage = null;
        restored.PreferredMaintenanceWindow = "sun:05:00-sun:05:30";
        restored.EngineVersion = "15.3";

        ModifyDBInstanceRequest change = copy.Settle(restored, "the-secret-s-password");

        Assert.Equal(("the-secret-s-password", true), (change.MasterUserPassword, change.ApplyImmediately));
        Assert.Equal((60, "arn:aws:iam::123456789012:role/rds"), (change.MonitoringInterval, change.MonitoringRoleArn));
        Assert.Equal((50, "mon:04:00-mon:05:00", "15.4"), (change.MaxAllocatedStorage, change.PreferredMaintenanceWindow, change.EngineVersion));
        Assert.Null(change.BackupRetentionPeriod);
        Assert.Null(change.DBParameterGroupName);
        Assert.Null(change.NewDBInstanceIdentifier);
    }

    [Fact]
    public void A_newer_minor_version_is_left_as_RDS_cannot_go_back()
    {
        DBInstance restored = Instances.Restoring();
        restored.EngineVersion = "15.10";

        Assert.Null(copy.Settle(restored, "the-secret-s-password").EngineVersion);
    }

    [Fact]
    public void An_instance_that_is_alike_has_no_differences() => Assert.Empty(copy.Differences(Instances.Restoring()));

    [Fact]
    public void What_would_make_terraform_replace_it_is_a_difference()
    {
        DBInstance restored = Instances.Restoring();
        restored.DBName = "other";
        restored.StorageEncrypted = false;
        restored.VpcSecurityGroups = [];

        Assert.Equal(
            ["database is other in place of whatsapp_saas", "encrypted is False in place of True", "security groups is nothing in place of sg-1"],
            copy.Differences(restored));
    }
}
