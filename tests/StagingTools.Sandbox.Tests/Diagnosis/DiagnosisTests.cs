using System.Text.Json.Nodes;
using Npgsql;
using StagingTools.Engine.Diagnosis;
using StagingTools.Sandbox.Tests.Data;
using StagingTools.Sandbox.Tests.Deployments;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Diagnosis;

/// <summary>What is broken in an environment is found, and found whole again when it was mended.</summary>
[Collection(AppEnvironmentCollection.Name)]
public sealed class DiagnosisTests(AppEnvironment environment)
{
    private const string DatabaseSecret = AppEnvironment.Project + "/staging/database-url";
    private const string CacheSecret = AppEnvironment.Project + "/staging/redis-url";

    private readonly RecordingHost host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_environment_passes_with_its_facts()
    {
        await environment.ServeAsync();
        string[] looked =
            ["DatabaseAvailable", "DatabaseReachable", "DatabaseLogin", "CacheAvailable", "CachePing", "Service", "Tasks", "Secrets", "SecretReferences", "LogFlow"];

        List<StagingCheck> checks = await LookAsync(looked);

        Assert.Equal(looked.Order(), checks.Select(check => check.Id).Order());
        Assert.All(checks, check => Assert.True(check.Status == CheckStatus.Passed, $"{check.Id}: {check.Status} {check.Reason}"));
        Assert.All(checks, check => Assert.NotEmpty(check.Evidence));
        string password = new Uri(environment.Database.Url).UserInfo.Split(':')[1];
        Assert.DoesNotContain(checks.SelectMany(check => check.Evidence), fact => fact.Contains(password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_is_stopped_is_found_and_what_needs_it_is_left_out()
    {
        await environment.Aws.QueryAsync("rds", "StopDBInstance", ("DBInstanceIdentifier", $"{AppEnvironment.Stem}-db"));
        await DatabaseIsAsync("stopped");

        List<StagingCheck> checks = await LookAsync("DatabaseAvailable", "DatabaseReachable", "DatabaseLogin");

        Assert.Equal([CheckStatus.Failed, CheckStatus.Skipped, CheckStatus.Skipped], checks.Select(check => check.Status));
        Assert.Equal("The database is stopped.", checks[0].Reason);
        Assert.Contains($"aws rds start-db-instance --db-instance-identifier {AppEnvironment.Stem}-db", checks[0].Mend, StringComparison.Ordinal);

        await environment.Aws.QueryAsync("rds", "StartDBInstance", ("DBInstanceIdentifier", $"{AppEnvironment.Stem}-db"));
        await DatabaseIsAsync("available");
        Assert.All(await LookAsync("DatabaseAvailable", "DatabaseLogin"), check => Assert.Equal(CheckStatus.Passed, check.Status));
    }

    [Fact]
    public async Task A_password_that_the_database_does_not_take_is_found_and_never_shown()
    {
        string right = await ReadAsync(DatabaseSecret);
        var wrong = new UriBuilder(right) { Password = "not-the-password" };
        await WriteAsync(DatabaseSecret, wrong.Uri.AbsoluteUri);
        try
        {
            StagingCheck check = await LookAtAsync("DatabaseLogin");

            Assert.Equal((CheckStatus.Failed, $"The database does not take the login of {DatabaseSecret}."), (check.Status, check.Reason));
            Assert.DoesNotContain("not-the-password", $"{check}{string.Join(' ', check.Evidence)}{string.Join(' ', host.Lines)}", StringComparison.Ordinal);
        }
        finally
        {
            await WriteAsync(DatabaseSecret, right);
        }

        Assert.Equal(CheckStatus.Passed, (await LookAtAsync("DatabaseLogin")).Status);
    }

    [Fact]
    public async Task A_migration_that_began_and_did_not_end_is_found()
    {
        Assert.Equal(CheckStatus.Skipped, (await LookAtAsync("Migrations")).Status);
        await SqlAsync(
            """
            create table _prisma_migrations (id text primary key, migration_name text, finished_at timestamptz, rolled_back_at timestamptz);
            insert into _prisma_migrations values ('1', 'init', now(), null), ('2', 'broken', null, null), ('3', 'undone', null, now())
            """);
        try
        {
            StagingCheck broken = await LookAtAsync("Migrations");
            Assert.Equal(
                (CheckStatus.Failed, "Prisma has migrations that began and did not end well."), (broken.Status, broken.Reason));
            Assert.Equal(["Prisma: 2 done, 1 that did not end"], broken.Evidence);

            await SqlAsync("update _prisma_migrations set rolled_back_at = now() where id = '2'");
            Assert.Equal(CheckStatus.Passed, (await LookAtAsync("Migrations")).Status);
        }
        finally
        {
            await SqlAsync("drop table _prisma_migrations");
        }
    }

    [Fact]
    public async Task A_cache_that_is_somewhere_else_is_found()
    {
        string right = await ReadAsync(CacheSecret);
        var address = new Uri(right);
        await WriteAsync(CacheSecret, $"redis://{address.Host}:{FreePort.Next()}");
        try
        {
            StagingCheck gone = await LookAtAsync("CachePing");
            Assert.Equal((CheckStatus.Failed, "The cache is not reached: nothing listens there."), (gone.Status, gone.Reason));

            await WriteAsync(CacheSecret, $"redis://stranger:not-the-password@{address.Host}:{address.Port}");
            StagingCheck refused = await LookAtAsync("CachePing");
            Assert.Equal(CheckStatus.Failed, refused.Status);
            Assert.Matches(@"^The cache does not answer PING: it refuses AUTH \((WRONGPASS|ERR)\)\.$", refused.Reason);
            Assert.DoesNotContain("not-the-password", $"{refused}{string.Join(' ', host.Lines)}", StringComparison.Ordinal);
        }
        finally
        {
            await WriteAsync(CacheSecret, right);
        }

        Assert.Equal(CheckStatus.Passed, (await LookAtAsync("CachePing")).Status);
    }

    [Fact]
    public async Task A_service_without_tasks_is_found()
    {
        await environment.ServeAsync();
        await ScaleAsync(0);
        try
        {
            StagingCheck check = await LookAtAsync("Service");
            Assert.Equal((CheckStatus.Warning, "The service is scaled to 0 tasks."), (check.Status, check.Reason));
        }
        finally
        {
            await ScaleAsync(1);
        }

        await environment.SteadyAsync();
        Assert.Equal(CheckStatus.Passed, (await LookAtAsync("Service")).Status);
    }

    [Fact]
    public async Task A_secret_that_waits_for_its_deletion_is_restored_once_that_was_agreed_to()
    {
        await environment.Aws.JsonAsync(
            "secretsmanager", "secretsmanager.DeleteSecret", new { SecretId = CacheSecret, RecoveryWindowInDays = 7 });

        StagingCheck named = await LookAtAsync("SecretReferences");
        Assert.Equal(CheckStatus.Failed, named.Status);
        Assert.Contains("is waiting for its deletion", named.Reason, StringComparison.Ordinal);
        StagingCheck broken = await LookAtAsync("Secrets");
        Assert.Equal((CheckStatus.Failed, true), (broken.Status, broken.CanFix));
        Assert.Contains($"{CacheSecret} waits for its deletion", broken.Evidence);

        StagingCheck mended = Assert.Single(await LookAsync(fix: true, "Secrets"));

        Assert.Equal((CheckStatus.Passed, true), (mended.Status, mended.IsFixed));
        Assert.Equal(CacheSecret, host.Asked!.Target);
        Assert.Equal(CheckStatus.Passed, (await LookAtAsync("SecretReferences")).Status);
    }

    [Fact]
    public async Task Who_reaches_too_much_is_found_with_the_rule()
    {
        string network = (await environment.Aws.QueryAsync("ec2", "DescribeVpcs")).Descendants("vpcId").First().Value;
        string application = await GroupAsync("app", network);
        string database = await GroupAsync("rds", network);
        string cache = await GroupAsync("redis", network);
        Assert.Equal("The application does not reach the database and the cache.", (await LookAtAsync("SecurityGroups")).Reason);

        await AllowAsync(database, 5432, ("Groups.1.GroupId", application));
        await AllowAsync(cache, 6379, ("Groups.1.GroupId", application));
        await AllowAsync(application, 443, ("IpRanges.1.CidrIp", "0.0.0.0/0"));
        StagingCheck whole = await LookAtAsync("SecurityGroups");
        Assert.Equal(CheckStatus.Passed, whole.Status);
        Assert.Equal(["0.0.0.0/0 -> app 443", "app -> rds 5432", "app -> redis 6379"], whole.Evidence);

        await AllowAsync(database, 5432, ("IpRanges.1.CidrIp", "0.0.0.0/0"));
        StagingCheck open = await LookAtAsync("SecurityGroups");
        Assert.Equal((CheckStatus.Failed, "The whole internet reaches what it should not: 0.0.0.0/0 -> rds 5432."), (open.Status, open.Reason));
        Assert.Matches($"revoke-security-group-ingress --group-id {database} --security-group-rule-ids sgr-", open.Mend!);

        await environment.Aws.QueryAsync(
            "ec2",
            "RevokeSecurityGroupIngress",
            ("GroupId", database),
            ("IpPermissions.1.IpProtocol", "tcp"),
            ("IpPermissions.1.FromPort", "5432"),
            ("IpPermissions.1.ToPort", "5432"),
            ("IpPermissions.1.IpRanges.1.CidrIp", "0.0.0.0/0"));
        Assert.Equal(CheckStatus.Passed, (await LookAtAsync("SecurityGroups")).Status);
        foreach (string group in (string[])[database, cache, application])
            await environment.Aws.QueryAsync("ec2", "DeleteSecurityGroup", ("GroupId", group));
    }

    private Task<List<StagingCheck>> LookAsync(params string[] checks) => LookAsync(fix: false, checks);

    private async Task<List<StagingCheck>> LookAsync(bool fix, params string[] checks) => await new TestEnvironment(environment.Context)
        .RunAsync(new TestEnvironmentRequest { Check = checks, Fix = fix }, host, Token).ToListAsync(Token);

    private async Task<StagingCheck> LookAtAsync(string check) => Assert.Single(await LookAsync(check));

    private async Task<string> ReadAsync(string secret) => (string)(await environment.Aws.JsonAsync(
        "secretsmanager", "secretsmanager.GetSecretValue", new { SecretId = secret }))["SecretString"]!;

    private Task<JsonNode> WriteAsync(string secret, string value) => environment.Aws.JsonAsync(
        "secretsmanager", "secretsmanager.PutSecretValue", new { SecretId = secret, SecretString = value, ClientRequestToken = Guid.NewGuid() });

    private async Task SqlAsync(string sql)
    {
        await using NpgsqlConnection connection = await ConnectionUrl.OpenAsync(environment.Database.Url, Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private async Task DatabaseIsAsync(string status) => await AwsCaller.UntilAsync(
        async () => (await environment.Aws.QueryAsync("rds", "DescribeDBInstances", ("DBInstanceIdentifier", $"{AppEnvironment.Stem}-db")))
            .Descendants("DBInstanceStatus").Single().Value,
        found => found == status);

    private async Task ScaleAsync(int count)
    {
        await environment.EcsAsync(
            "UpdateService", new { cluster = AppEnvironment.Stem, service = $"{AppEnvironment.Stem}-service", desiredCount = count });
        await AwsCaller.UntilAsync(environment.ServiceAsync, service => service.Tasks.Count(task => task.Status == "RUNNING") == count);
    }

    private async Task<string> GroupAsync(string part, string network) => (await environment.Aws.QueryAsync(
        "ec2",
        "CreateSecurityGroup",
        ("GroupName", $"{part}-staging-sg"),
        ("GroupDescription", part),
        ("VpcId", network),
        ("TagSpecification.1.ResourceType", "security-group"),
        ("TagSpecification.1.Tag.1.Key", "Project"),
        ("TagSpecification.1.Tag.1.Value", AppEnvironment.Project),
        ("TagSpecification.1.Tag.2.Key", "Environment"),
        ("TagSpecification.1.Tag.2.Value", "staging"))).Descendants("groupId").First().Value;

    private async Task AllowAsync(string group, int port, (string Name, string Value) who) => await environment.Aws.QueryAsync(
        "ec2",
        "AuthorizeSecurityGroupIngress",
        ("GroupId", group),
        ("IpPermissions.1.IpProtocol", "tcp"),
        ("IpPermissions.1.FromPort", $"{port}"),
        ("IpPermissions.1.ToPort", $"{port}"),
        ("IpPermissions.1." + who.Name, who.Value));
}
