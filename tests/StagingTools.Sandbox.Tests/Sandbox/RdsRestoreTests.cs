using System.Globalization;
using System.Xml.Linq;
using Npgsql;

namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>New instances from the data of others, and the names that move between them.</summary>
public sealed class RdsRestoreTests(TestSandbox sandbox) : IClassFixture<TestSandbox>
{
    private const string Password = "correct-Horse_battery9";

    [Fact]
    public async Task ASnapshotIsRestoredIntoAnInstanceOfItsOwnAndTakesOverNameAndAddress()
    {
        XElement shop = await CreateAsync("shop-db", retention: 0);
        await ExecuteAsync(shop, "CREATE TABLE orders (id int); INSERT INTO orders SELECT generate_series(1, 3)");
        await sandbox.Aws.QueryAsync(
            "rds", "CreateDBSnapshot", ("DBInstanceIdentifier", "shop-db"), ("DBSnapshotIdentifier", "three-orders"));
        await SnapshotAsync("three-orders");
        await ExecuteAsync(shop, "DELETE FROM orders");

        await sandbox.Aws.QueryAsync(
            "rds",
            "RestoreDBInstanceFromDBSnapshot",
            ("DBInstanceIdentifier", "shop-db-restoring"),
            ("DBSnapshotIdentifier", "three-orders"));
        XElement restored = await AvailableAsync("shop-db-restoring");

        Assert.Equal(3L, await CountAsync(restored));
        Assert.Equal(0L, await CountAsync(shop));
        Assert.NotEqual(Text(shop, "DbiResourceId"), Text(restored, "DbiResourceId"));
        Assert.NotEqual(Address(shop), Address(restored));

        await RenameAsync("shop-db", "shop-db-replaced");
        await RenameAsync("shop-db-restoring", "shop-db");
        XElement swapped = await AvailableAsync("shop-db");
        XElement replaced = await AvailableAsync("shop-db-replaced");

        Assert.Equal((Address(shop), Text(restored, "DbiResourceId")), (Address(swapped), Text(swapped, "DbiResourceId")));
        Assert.Equal(Text(shop, "DbiResourceId"), Text(replaced, "DbiResourceId"));
        Assert.EndsWith(":db:shop-db-replaced", Text(replaced, "DBInstanceArn"), StringComparison.Ordinal);
        Assert.Equal(3L, await CountAsync(swapped));
        Assert.Equal(0L, await CountAsync(replaced));
        XElement snapshot = await SnapshotAsync("three-orders");
        Assert.Equal("shop-db", Text(snapshot, "DBInstanceIdentifier"));
    }

    [Fact]
    public async Task AMomentBetweenTwoChangesIsRestored()
    {
        XElement clock = await CreateAsync("clock-db", retention: 1);
        XElement automated = Assert.Single((await sandbox.Aws.QueryAsync(
            "rds", "DescribeDBSnapshots", ("DBInstanceIdentifier", "clock-db"), ("SnapshotType", "automated")))
            .Descendants("DBSnapshot"));
        Assert.StartsWith("rds:clock-db-", Text(automated, "DBSnapshotIdentifier"), StringComparison.Ordinal);
        await ExecuteAsync(clock, "CREATE TABLE orders (id int); INSERT INTO orders SELECT generate_series(1, 3)");
        string moment = await NowAsync(clock);
        await ExecuteAsync(clock, "DELETE FROM orders");

        await RestoreAsync("clock-db", "clock-db-then", ("RestoreTime", moment));
        await RestoreAsync("clock-db", "clock-db-now", ("UseLatestRestorableTime", "true"));

        Assert.Equal(3L, await CountAsync(await AvailableAsync("clock-db-then")));
        Assert.Equal(0L, await CountAsync(await AvailableAsync("clock-db-now")));

        // What was restored is restored from in turn.
        XElement then = await AvailableAsync("clock-db-then");
        await ExecuteAsync(then, "INSERT INTO orders VALUES (4)");
        await RestoreAsync("clock-db-then", "clock-db-again", ("UseLatestRestorableTime", "true"));
        Assert.Equal(4L, await CountAsync(await AvailableAsync("clock-db-again")));

        XElement window = (await sandbox.Aws.QueryAsync(
            "rds", "DescribeDBInstanceAutomatedBackups", ("DBInstanceIdentifier", "clock-db"))).Descendants("RestoreWindow").Single();
        Assert.True(Time(window, "EarliestTime") < Time(window, "LatestTime"));
        foreach (DateTimeOffset outside in (DateTimeOffset[])[Time(window, "EarliestTime").AddSeconds(-1), Time(window, "LatestTime").AddHours(1)])
        {
            AwsRefusal refusal = await Assert.ThrowsAsync<AwsRefusal>(() => RestoreAsync(
                "clock-db", "clock-db-never", ("RestoreTime", outside.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))));
            Assert.Equal("InvalidParameterValue", refusal.Code);
        }
    }

    [Fact]
    public async Task WhatRdsWouldRefuseIsRefusedWithItsOwnCodes()
    {
        await CreateAsync("plain-db", retention: 0);
        await sandbox.Aws.QueryAsync(
            "rds", "CreateDBSnapshot", ("DBInstanceIdentifier", "plain-db"), ("DBSnapshotIdentifier", "plain"));
        Assert.Equal("InvalidDBInstanceState", await RefusedAsync(() => RenameAsync("plain-db", "other-db")));
        await SnapshotAsync("plain");
        await AvailableAsync("plain-db");

        Assert.Equal("DBSnapshotNotFound", await RefusedAsync(() => FromSnapshotAsync("new-db", "nowhere")));
        Assert.Equal("DBInstanceAlreadyExists", await RefusedAsync(() => FromSnapshotAsync("plain-db", "plain")));
        Assert.Equal(
            "PointInTimeRestoreNotEnabled",
            await RefusedAsync(() => RestoreAsync("plain-db", "new-db", ("UseLatestRestorableTime", "true"))));
        Assert.Equal("InvalidParameterCombination", await RefusedAsync(() => RestoreAsync("plain-db", "new-db")));
        await FromSnapshotAsync("taken-db", "plain");
        await AvailableAsync("taken-db");
        Assert.Equal("DBInstanceAlreadyExists", await RefusedAsync(() => RenameAsync("plain-db", "taken-db")));
    }

    private Task<XElement> FromSnapshotAsync(string identifier, string snapshot) => sandbox.Aws.QueryAsync(
        "rds", "RestoreDBInstanceFromDBSnapshot", ("DBInstanceIdentifier", identifier), ("DBSnapshotIdentifier", snapshot));

    private Task<XElement> RestoreAsync(string source, string target, params (string Name, string Value)[] moment) => sandbox.Aws.QueryAsync(
        "rds",
        "RestoreDBInstanceToPointInTime",
        [("SourceDBInstanceIdentifier", source), ("TargetDBInstanceIdentifier", target), .. moment]);

    private async Task RenameAsync(string from, string to)
    {
        XElement answer = await sandbox.Aws.QueryAsync(
            "rds",
            "ModifyDBInstance",
            ("DBInstanceIdentifier", from),
            ("NewDBInstanceIdentifier", to),
            ("ApplyImmediately", "true"));
        Assert.Equal("renaming", answer.Descendants("DBInstanceStatus").Single().Value);
        await AvailableAsync(to);
    }

    private static async Task<string> RefusedAsync(Func<Task> call) => (await Assert.ThrowsAsync<AwsRefusal>(call)).Code;

    private async Task<XElement> CreateAsync(string identifier, int retention)
    {
        await sandbox.Aws.QueryAsync(
            "rds",
            "CreateDBInstance",
            ("DBInstanceIdentifier", identifier),
            ("DBInstanceClass", "db.t3.micro"),
            ("Engine", "postgres"),
            ("EngineVersion", "15.4"),
            ("DBName", "app"),
            ("MasterUsername", "app_admin"),
            ("MasterUserPassword", Password),
            ("AllocatedStorage", "20"),
            ("BackupRetentionPeriod", retention.ToString(CultureInfo.InvariantCulture)));
        return await AvailableAsync(identifier);
    }

    private Task<XElement> AvailableAsync(string identifier) => AwsCaller.UntilAsync(
        async () =>
        {
            try
            {
                return (await sandbox.Aws.QueryAsync("rds", "DescribeDBInstances", ("DBInstanceIdentifier", identifier)))
                    .Descendants("DBInstance").Single();
            }
            catch (AwsRefusal notYet) when (notYet.Code == "DBInstanceNotFound")
            {
                return new XElement("DBInstance", new XElement("DBInstanceStatus", "not there"));
            }
        },
        instance =>
        {
            Assert.NotEqual("failed", Text(instance, "DBInstanceStatus"));
            return Text(instance, "DBInstanceStatus") == "available";
        });

    private Task<XElement> SnapshotAsync(string identifier) => AwsCaller.UntilAsync(
        async () => (await sandbox.Aws.QueryAsync("rds", "DescribeDBSnapshots", ("DBSnapshotIdentifier", identifier)))
            .Descendants("DBSnapshot").Single(),
        snapshot => Text(snapshot, "Status") == "available");

    private static async Task<NpgsqlConnection> ConnectAsync(XElement instance)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = Address(instance),
            Port = int.Parse(Text(instance.Element("Endpoint")!, "Port"), CultureInfo.InvariantCulture),
            Database = "app",
            Username = "app_admin",
            Password = Password,
            SslMode = SslMode.Require,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static async Task ExecuteAsync(XElement instance, string sql)
    {
        await using NpgsqlConnection connection = await ConnectAsync(instance);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<object?> ScalarAsync(XElement instance, string sql)
    {
        await using NpgsqlConnection connection = await ConnectAsync(instance);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static Task<object?> CountAsync(XElement instance) => ScalarAsync(instance, "SELECT count(*) FROM orders");

    private static async Task<string> NowAsync(XElement instance) =>
        ((DateTime)(await ScalarAsync(instance, "SELECT clock_timestamp()"))!).ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private static string Text(XElement element, string name) => element.Element(name)!.Value;

    private static string Address(XElement instance) => Text(instance.Element("Endpoint")!, "Address");

    private static DateTimeOffset Time(XElement element, string name) =>
        DateTimeOffset.Parse(Text(element, name), CultureInfo.InvariantCulture);
}
