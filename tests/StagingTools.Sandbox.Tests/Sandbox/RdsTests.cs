using System.Xml.Linq;
using Npgsql;

namespace StagingTools.Sandbox.Tests.Sandbox;

public sealed class RdsTests(TestSandbox sandbox) : IClassFixture<TestSandbox>
{
    private const string Password = "correct-Horse_battery9";

    [Fact]
    public async Task AnInstanceBecomesAvailableAndItsMasterUserConnectsOverTlsWithoutBeingSuperuser()
    {
        XElement created = await CreateAsync("first-db");
        Assert.Equal("creating", created.Descendants("DBInstanceStatus").Single().Value);
        Assert.Empty(created.Descendants("Endpoint"));

        XElement instance = await AvailableAsync("first-db");
        await using NpgsqlConnection connection = await ConnectAsync(instance, Password);

        Assert.Equal("app", await ScalarAsync(connection, "SELECT current_database()::text"));
        Assert.Equal(true, await ScalarAsync(connection, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"));
        Assert.Equal(
            false, await ScalarAsync(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"));
        Assert.Equal(true, await ScalarAsync(connection, "SELECT pg_has_role('rds_superuser', 'member')"));
        Assert.Equal("gp3", instance.Element("StorageType")!.Value);
        Assert.Equal("3000", instance.Element("Iops")!.Value);
        Assert.Equal("5432", instance.Element("Endpoint")!.Element("Port")!.Value);
        Assert.Equal("staging", instance.Element("TagList")!.Element("Tag")!.Element("Value")!.Value);
    }

    [Fact]
    public async Task ACertificateOfTheSandboxIsTrustedThroughItsAuthority()
    {
        await CreateAsync("tls-db");
        XElement instance = await AvailableAsync("tls-db");
        await using NpgsqlConnection connection =
            await ConnectAsync(instance, Password, SslMode.VerifyFull, sandbox.Info.CertificateAuthorityPath);
        Assert.Equal(1, await ScalarAsync(connection, "SELECT 1"));
    }

    [Fact]
    public async Task AConnectionWithoutEncryptionIsRefusedAsForceSslIsOnByDefault()
    {
        await CreateAsync("plain-db");
        XElement instance = await AvailableAsync("plain-db");
        PostgresException refused = await Assert.ThrowsAsync<PostgresException>(
            () => ConnectAsync(instance, Password, SslMode.Disable));
        Assert.Contains("no encryption", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AChangedMasterPasswordTakesTheOldOnesPlace()
    {
        await CreateAsync("password-db");
        await AvailableAsync("password-db");
        await sandbox.Aws.QueryAsync(
            "rds",
            "ModifyDBInstance",
            ("DBInstanceIdentifier", "password-db"),
            ("MasterUserPassword", "another-password-1"),
            ("ApplyImmediately", "true"));
        XElement instance = await AvailableAsync("password-db");

        await using NpgsqlConnection connection = await ConnectAsync(instance, "another-password-1");
        Assert.Equal(1, await ScalarAsync(connection, "SELECT 1"));
        PostgresException refused =
            await Assert.ThrowsAsync<PostgresException>(() => ConnectAsync(instance, Password));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task EachInstanceHasItsOwnResourceIdAndCanBeFoundByIt()
    {
        await CreateAsync("one-db");
        await CreateAsync("two-db");
        XElement one = await AvailableAsync("one-db");
        XElement two = await AvailableAsync("two-db");
        Assert.NotEqual(one.Element("DbiResourceId")!.Value, two.Element("DbiResourceId")!.Value);
        XElement found = await sandbox.Aws.QueryAsync(
            "rds",
            "DescribeDBInstances",
            ("Filters.Filter.1.Name", "dbi-resource-id"),
            ("Filters.Filter.1.Values.Value.1", two.Element("DbiResourceId")!.Value));
        Assert.Equal("two-db", found.Descendants("DBInstanceIdentifier").Single().Value);
    }

    [Fact]
    public async Task AFinalSnapshotOutlivesTheInstanceAndTheInstanceIsGone()
    {
        await CreateAsync("final-db");
        await AvailableAsync("final-db");
        await sandbox.Aws.QueryAsync(
            "rds",
            "DeleteDBInstance",
            ("DBInstanceIdentifier", "final-db"),
            ("SkipFinalSnapshot", "false"),
            ("FinalDBSnapshotIdentifier", "final-db-last"));
        AwsRefusal gone = await GoneAsync("final-db");

        Assert.Equal("DBInstanceNotFound", gone.Code);
        Assert.Equal(404, gone.Status);
        XElement snapshot = await sandbox.Aws.QueryAsync(
            "rds", "DescribeDBSnapshots", ("DBSnapshotIdentifier", "final-db-last"));
        Assert.Equal("available", snapshot.Descendants("Status").Single().Value);
        await sandbox.Aws.QueryAsync("rds", "DeleteDBSnapshot", ("DBSnapshotIdentifier", "final-db-last"));
        AwsRefusal deleted = await Assert.ThrowsAsync<AwsRefusal>(() => sandbox.Aws.QueryAsync(
            "rds", "DescribeDBSnapshots", ("DBSnapshotIdentifier", "final-db-last")));
        Assert.Equal("DBSnapshotNotFound", deleted.Code);
    }

    [Theory]
    [InlineData("MasterUserPassword", "short", "InvalidParameterValue")]
    [InlineData("PreferredMaintenanceWindow", "mon:03:30-mon:04:30", "InvalidParameterValue")]
    [InlineData("DBSubnetGroupName", "no-such-group", "DBSubnetGroupNotFoundFault")]
    [InlineData("DBParameterGroupName", "no-such-group", "DBParameterGroupNotFound")]
    [InlineData("DBInstanceIdentifier", "no--good", "InvalidParameterValue")]
    [InlineData("MonitoringInterval", "60", "InvalidParameterCombination")]
    public async Task AnInstanceThatRdsWouldRefuseIsRefused(string parameter, string value, string code)
    {
        AwsRefusal refused = await Assert.ThrowsAsync<AwsRefusal>(() => CreateAsync("bad-db", (parameter, value)));
        Assert.Equal(code, refused.Code);
    }

    [Fact]
    public async Task AnInstanceWithDeletionProtectionIsNotDeleted()
    {
        await CreateAsync("kept-db", ("DeletionProtection", "true"));
        AwsRefusal refused = await Assert.ThrowsAsync<AwsRefusal>(() => sandbox.Aws.QueryAsync(
            "rds", "DeleteDBInstance", ("DBInstanceIdentifier", "kept-db"), ("SkipFinalSnapshot", "true")));
        Assert.Equal("InvalidParameterCombination", refused.Code);
    }

    [Fact]
    public async Task ExportedServerLogsAppearInCloudWatchLogs()
    {
        await CreateAsync("logging-db", ("EnableCloudwatchLogsExports.member.1", "postgresql"));
        await AvailableAsync("logging-db");
        string text = await AwsCaller.UntilAsync(
            async () =>
            {
                try
                {
                    return (await sandbox.Aws.JsonAsync(
                        "logs",
                        "Logs_20140328.FilterLogEvents",
                        new { logGroupName = "/aws/rds/instance/logging-db/postgresql" })).ToJsonString();
                }
                catch (AwsRefusal)
                {
                    return "";
                }
            },
            text => text.Contains("ready to accept connections", StringComparison.Ordinal));
        Assert.Contains("logging-db.0", text, StringComparison.Ordinal);
    }

    private async Task<XElement> CreateAsync(string identifier, params (string Name, string Value)[] changes)
    {
        var parameters = new Dictionary<string, string>
        {
            ["DBInstanceIdentifier"] = identifier,
            ["DBInstanceClass"] = "db.t3.micro",
            ["Engine"] = "postgres",
            ["EngineVersion"] = "15.4",
            ["DBName"] = "app",
            ["MasterUsername"] = "app_admin",
            ["MasterUserPassword"] = Password,
            ["AllocatedStorage"] = "20",
            ["MaxAllocatedStorage"] = "50",
            ["StorageType"] = "gp3",
            ["BackupRetentionPeriod"] = "7",
            ["PreferredBackupWindow"] = "03:00-04:00",
            ["PreferredMaintenanceWindow"] = "Mon:04:00-Mon:05:00",
            ["Tags.Tag.1.Key"] = "Environment",
            ["Tags.Tag.1.Value"] = "staging",
        };
        foreach ((string name, string value) in changes) parameters[name] = value;
        return await sandbox.Aws.QueryAsync(
            "rds", "CreateDBInstance", [.. parameters.Select(pair => (pair.Key, pair.Value))]);
    }

    private Task<XElement> AvailableAsync(string identifier) => AwsCaller.UntilAsync(
        async () => (await sandbox.Aws.QueryAsync("rds", "DescribeDBInstances", ("DBInstanceIdentifier", identifier)))
            .Descendants("DBInstance").Single(),
        instance =>
        {
            string status = instance.Element("DBInstanceStatus")!.Value;
            Assert.NotEqual("failed", status);
            return status == "available";
        });

    private Task<AwsRefusal> GoneAsync(string identifier) => AwsCaller.UntilAsync(
        async () =>
        {
            try
            {
                await sandbox.Aws.QueryAsync("rds", "DescribeDBInstances", ("DBInstanceIdentifier", identifier));
                return null!;
            }
            catch (AwsRefusal refusal)
            {
                return refusal;
            }
        },
        refusal => refusal is not null);

    private static async Task<NpgsqlConnection> ConnectAsync(
        XElement instance, string password, SslMode mode = SslMode.Require, string? authority = null)
    {
        XElement endpoint = instance.Element("Endpoint")!;
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = endpoint.Element("Address")!.Value,
            Port = int.Parse(endpoint.Element("Port")!.Value, System.Globalization.CultureInfo.InvariantCulture),
            Database = "app",
            Username = "app_admin",
            Password = password,
            SslMode = mode,
            // A ticket for a loopback address would be looked for in DNS, for as long as that takes.
            GssEncryptionMode = GssEncryptionMode.Disable,
            RootCertificate = authority,
            Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
