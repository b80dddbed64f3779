using Amazon.S3.Model;
using Amazon.SecretsManager.Model;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Data;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Restores;
using StagingTools.Engine.Environments.Rotation;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Monitoring;
using StagingTools.Sandbox.Tests.Data;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>Real terraform against the sandbox. Each test is one story, told in the order in which it happens.</summary>
public sealed class EnvironmentCycleTests : IAsyncLifetime
{
    private const string Project = "shop";
    private const string OtherProject = "store";

    private static readonly NewEnvironmentRequest Create = new() { Project = Project };
    private static readonly GetEnvironmentRequest Read = new() { Project = Project };
    private static readonly RemoveEnvironmentRequest Remove = new() { Project = Project };

    // A sandbox for each test: what one leaves in the account and the folder is what another asserts on.
    private readonly EnvironmentWorkshop workshop = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => workshop.InitializeAsync();

    public ValueTask DisposeAsync() => workshop.DisposeAsync();

    [Fact]
    public async Task An_environment_is_shown_created_kept_removed_and_created_again()
    {
        StagingContext context = workshop.Context();

        // Only shown: a real plan, and nothing anywhere.
        var shown = new RecordingHost(agrees: false);
        Assert.Null(await new NewEnvironment(context).RunAsync(Create, shown, Token));
        Assert.Equal("Create environment", shown.Asked!.Action);
        Assert.Contains("module.database.aws_db_instance.this \"shop-staging-db\"", shown.Asked.Detail, StringComparison.Ordinal);
        Assert.Contains("The state bucket shop-terraform-state-", shown.Asked.Detail, StringComparison.Ordinal);
        Assert.Contains("Monthly cost: 0.00 → ", shown.Asked.Detail, StringComparison.Ordinal);
        Assert.Empty(workshop.Files());
        Assert.Empty(await BucketsAsync(context));

        // Created.
        var creating = new RecordingHost();
        StagingEnvironment? made = await new NewEnvironment(context).RunAsync(Create, creating, Token);
        Assert.NotNull(made);
        Assert.Equal(EnvironmentStatus.Available, made.Status);
        Assert.Equal(("shop-staging-db", "available"), (made.DatabaseInstance, made.DatabaseStatus));
        Assert.Equal(["shop/staging/admin-token", "shop/staging/database-url", "shop/staging/redis-url"], made.Secrets);
        Assert.Equal(Path.Combine(workshop.WorkingDirectory, "terraform-staging-outputs.json"), made.OutputsPath);
        Assert.Contains("\"rds_endpoint\"", File.ReadAllText(made.OutputsPath!), StringComparison.Ordinal);
        Assert.Contains("staging is available", File.ReadAllText(made.LogPath!), StringComparison.Ordinal);
        string token = await SecretAsync(context, "admin-token");
        string connection = await SecretAsync(context, "database-url");
        Assert.Equal(48, token.Length);
        await AssertAnswersAsync(connection);

        // Nothing of the secrets is in what was written or told.
        foreach (string secret in (string[])[token, new Uri(connection).UserInfo.Split(':')[1]])
        {
            Assert.DoesNotContain(secret, await StateAsync(context), StringComparison.Ordinal);
            Assert.DoesNotContain(creating.Lines, line => line.Contains(secret, StringComparison.Ordinal));
            foreach (string file in workshop.Files().Where(file => !file.Contains("/data/", StringComparison.Ordinal)))
                Assert.DoesNotContain(secret, File.ReadAllText(Path.Combine(workshop.WorkingDirectory, file)), StringComparison.Ordinal);
        }

        // Once more: nothing to do, and the environment all the same.
        var again = new RecordingHost();
        StagingEnvironment? kept = await new NewEnvironment(context).RunAsync(Create, again, Token);
        Assert.Equal("Keep environment as it is", again.Asked!.Action);
        Assert.Equal(made.DatabaseEndpoint, kept!.DatabaseEndpoint);
        Assert.Equal(token, await SecretAsync(context, "admin-token"));

        // psql through a tunnel: the instance is found, the port leads to the database, and the token stands in no argument.
        string plugin = StandInPlugin.Make();
        StagingContext tunnelled = workshop.Context(("PATH", $"{plugin}{Path.PathSeparator}{context.EnvironmentVariables["PATH"]}"));
        StagingDatabaseSession session = await new ConnectDatabase(tunnelled).RunAsync(
            new ConnectDatabaseRequest { Project = Project, Tunnel = true, Command = "create table through_the_tunnel ()" }, new RecordingHost(), Token);
        Assert.Equal(made.DatabaseEndpoint + "/" + new Uri(connection).AbsolutePath.Trim('/'), session.Target);
        string[] arguments = await File.ReadAllLinesAsync(Path.Combine(plugin, "arguments"), Token);
        Assert.Equal(["AWS_SSM_START_SESSION_RESPONSE", workshop.Info.Region, "StartSession", ""], arguments[..4]);
        await AssertAnswersAsync(connection, "select count(*)::int from pg_class where relname = 'through_the_tunnel'");
        Directory.Delete(plugin, recursive: true);

        // Other passwords beside terraform, twice: it has nothing to put right.
        for (int i = 0; i < 2; i++)
            Assert.Equal(2, (await RotateAsync(context)).Count);
        token = await SecretAsync(context, "admin-token");
        await AssertAnswersAsync(await SecretAsync(context, "database-url"));
        StagingEnvironment rotated = Assert.Single(await ReadAsync(context, Read with { Drift = true }));
        Assert.Equal(EnvironmentStatus.Available, rotated.Status);
        Assert.Empty(rotated.Drift!);

        // Somebody changes one thing and removes another: that is told, and put right.
        using (var aws = new AwsCaller(workshop.Info))
        {
            await aws.JsonAsync("logs", "Logs_20140328.PutRetentionPolicy", new { logGroupName = "/aws/staging/shop/application", retentionInDays = 3 });
            await aws.QueryAsync("monitoring", "DeleteAlarms", ("AlarmNames.member.1", "shop-staging-rds-cpu"));
        }

        StagingEnvironment drifted = Assert.Single(await ReadAsync(context, Read with { Drift = true }));
        Assert.Equal(EnvironmentStatus.Drifted, drifted.Status);
        Assert.Equal(
            ["module.application.aws_cloudwatch_log_group.application: retention_in_days: 7 → 3", "module.monitoring.aws_cloudwatch_metric_alarm.rds_cpu is gone"],
            drifted.Drift!.Select(drift => drift.ToString()));
        kept = await new NewEnvironment(context).RunAsync(Create, new RecordingHost(), Token);
        Assert.True(kept!.LastActivity > made.LastActivity);
        Assert.Empty(Assert.Single(await ReadAsync(context, Read with { Drift = true })).Drift!);
        made = kept;

        // Its alarms, of which one is raised.
        using (var aws = new AwsCaller(workshop.Info))
            await aws.QueryAsync("monitoring", "SetAlarmState", ("AlarmName", "shop-staging-rds-storage"), ("StateValue", "ALARM"), ("StateReason", "2 GiB are left"));
        var alerts = new List<StagingAlert>();
        await foreach (StagingAlert alert in new GetAlert(context).RunAsync(new() { Project = Project }, new RecordingHost(), Token))
            alerts.Add(alert);
        Assert.Equal(
            [
                "shop-staging-rds-storage", "shop-staging-application-errors", "shop-staging-deployment-errors", "shop-staging-rds-cpu",
                "shop-staging-redis-memory",
            ],
            alerts.Select(alert => alert.Name));
        Assert.Equal((AlertState.Alarm, "2 GiB are left", true), (alerts[0].State, alerts[0].Reason, alerts[0].Notifies));
        Assert.Equal("AWS/RDS FreeStorageSpace", alerts[0].Metric);

        // As an object: a larger database is a change in place that costs more.
        StagingPlan plan = await new PlanEnvironment(context).RunAsync(
            new PlanEnvironmentRequest { Project = Project, DatabaseInstanceClass = "db.t3.small" }, new RecordingHost(), Token);
        Assert.True(plan is { Exists: true, HasChanges: true, LosesDatabase: false });
        Assert.Equal("0 to create, 1 to change, 0 to replace, 0 to destroy", plan.Summary);
        Assert.Equal(["instance_class: \"db.t3.micro\" → \"db.t3.small\""], Assert.Single(plan.Changes).Attributes);
        Assert.Equal(made.MonthlyCost, plan.MonthlyCostBefore);
        Assert.True(plan.MonthlyCostAfter > plan.MonthlyCostBefore && plan.MonthlyCostBefore > 30);
        Assert.StartsWith("### Plan for staging (shop, ", plan.Markdown, StringComparison.Ordinal);

        // Read back, alone and among all.
        StagingEnvironment read = Assert.Single(await ReadAsync(context, Read));
        Assert.Equal(made with { OutputsPath = null, LogPath = null, Duration = null, Secrets = [] }, read with { Secrets = [] });
        Assert.Equal("staging", Assert.Single(await ReadAsync(context, Read with { All = true })).EnvironmentName);
        StagingException unknown = await Assert.ThrowsAsync<StagingException>(
            () => ReadAsync(context, Read with { EnvironmentName = "pr-41" }));
        Assert.Equal(("EnvironmentNotFound", "pr-41"), (unknown.ErrorId, unknown.TargetInput));
        Assert.Contains("shop has: staging.", unknown.Message, StringComparison.Ordinal);

        await AssertGoesBackToASnapshotAsync(context);
        token = await SecretAsync(context, "admin-token");

        await AssertNothingOfOthersIsRemovedAsync(context);

        // Removed, after it was shown.
        var removal = new RecordingHost(agrees: false);
        Assert.Null(await new RemoveEnvironment(context).RunAsync(Remove, removal, Token));
        Assert.Equal(("staging", ConfirmationImpact.High), (removal.Asked!.TypedAnswer, removal.Asked.Impact));
        StagingRemoval? removed = await new RemoveEnvironment(context).RunAsync(Remove, new RecordingHost(), Token);
        Assert.NotNull(removed);
        Assert.Empty(removed.Remaining);
        Assert.Contains("module.database.aws_db_instance.this", removed.Removed);
        Assert.StartsWith("shop-staging-final-", removed.FinalSnapshot, StringComparison.Ordinal);
        Assert.Contains($"snapshot {removed.FinalSnapshot}", removed.Kept);
        Assert.True(File.Exists(Path.Combine(removed.BackupPath!, "terraform.tfstate")));
        Assert.False(Directory.Exists(Path.Combine(workshop.WorkingDirectory, ".stagingtools", Project, "staging", "terraform")));
        await Assert.ThrowsAsync<StagingException>(() => ReadAsync(context, Read));

        // Created again within the recovery window: the secrets come back with their values.
        var anew = new RecordingHost();
        StagingEnvironment? second = await new NewEnvironment(context).RunAsync(Create, anew, Token);
        Assert.Equal(EnvironmentStatus.Available, second!.Status);
        Assert.Contains(anew.Lines, line => line.StartsWith("Restored the secret shop/staging/admin-token", StringComparison.Ordinal));
        Assert.Equal(token, await SecretAsync(context, "admin-token"));
        await AssertAnswersAsync(await SecretAsync(context, "database-url"));

        // Another password: database and secret get it together.
        StagingContext withPassword = workshop.Context(("STAGING_DB_PASSWORD", "another-password-1"));
        Assert.NotNull(await new NewEnvironment(withPassword).RunAsync(Create, new RecordingHost(), Token));
        string changed = await SecretAsync(context, "database-url");
        Assert.Contains("another-password-1", changed, StringComparison.Ordinal);
        await AssertAnswersAsync(changed);

        StagingRemoval? last = await new RemoveEnvironment(workshop.Context(("CREATE_FINAL_SNAPSHOT", "false")))
            .RunAsync(Remove, new RecordingHost(), Token);
        Assert.Null(last!.FinalSnapshot);
        Assert.Empty(last.Remaining);
    }

    [Fact]
    public async Task A_creation_that_is_interrupted_leaves_no_lock_and_can_be_removed()
    {
        StagingContext context = workshop.Context();
        var create = new NewEnvironmentRequest { Project = OtherProject, EnvironmentName = "pr-42" };
        var read = new GetEnvironmentRequest { Project = OtherProject, EnvironmentName = "pr-42" };
        var remove = new RemoveEnvironmentRequest { Project = OtherProject, EnvironmentName = "pr-42", SkipFinalSnapshot = true };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var host = new RecordingHost
        {
            OnLine = line =>
            {
                if (line.StartsWith("Creating pr-42: ", StringComparison.Ordinal)
                    && line.Contains("creating module.database.aws_db_instance.this", StringComparison.Ordinal))
                    stop.Cancel();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new NewEnvironment(context).RunAsync(create, host, stop.Token));
        Assert.Contains(host.Lines, line => line.StartsWith("Stopping: waiting for creating ", StringComparison.Ordinal));
        Assert.DoesNotContain("pr-42/terraform.tfstate.tflock", await KeysAsync(context));
        Assert.Equal(EnvironmentStatus.Broken, Assert.Single(await ReadAsync(context, read)).Status);

        StagingRemoval? removed = await new RemoveEnvironment(context).RunAsync(
            remove, new RecordingHost(), Token);
        Assert.Empty(removed!.Remaining);
        Assert.DoesNotContain("pr-42/terraform.tfstate", await KeysAsync(context));
    }

    // Rows and mark are those of the snapshot, the secret is that of now; terraform takes the restored database for its own.
    private static async Task AssertGoesBackToASnapshotAsync(StagingContext context)
    {
        var shop = new RestoredShop(context, Project);
        await shop.OpenAsync(users: 3);
        await shop.MarkAsync("staging filled");
        Assert.NotNull(await new NewSnapshot(context).RunAsync(
            new NewSnapshotRequest { Project = Project, Name = "three-users" }, new RecordingHost(), Token));
        await shop.ExecuteAsync("delete from users where id > 1");
        await shop.MarkAsync("staging filled unmasked");

        // The snapshot knows nothing of the login that the secret names from here on.
        Assert.Equal(2, (await RotateAsync(context)).Count);
        string secret = await shop.SecretAsync();

        StagingEnvironmentRestore? restored = await new RestoreEnvironment(context).RunAsync(
            new RestoreEnvironmentRequest { Project = Project, Snapshot = "three-users" }, new RecordingHost(), Token);

        Assert.True(restored is { LoginProved: true, DataSanitized: true, PreviousKept: false, Resumed: false });
        Assert.Equal((3, secret), (await shop.CountAsync(), await shop.SecretAsync()));
        Assert.StartsWith("shop-staging-before-restore-", restored.SafetySnapshot, StringComparison.Ordinal);
        StagingEnvironment read = Assert.Single(await ReadAsync(context, Read with { Drift = true }));
        Assert.Equal((EnvironmentStatus.Available, true), (read.Status, read.DataSanitized));
        Assert.Empty(read.Drift!);
        StagingPlan plan = await new PlanEnvironment(context).RunAsync(
            new PlanEnvironmentRequest { Project = Project }, new RecordingHost(), Token);
        Assert.Equal("no changes", plan.Summary);
    }

    // What others attached to a group stops the removal, and so does a resource that lost its tags; both before anything is destroyed.
    private async Task AssertNothingOfOthersIsRemovedAsync(StagingContext context)
    {
        using var aws = new AwsCaller(workshop.Info);
        string subnet = (await aws.QueryAsync("ec2", "DescribeSubnets")).Descendants("subnetId").First().Value;
        string group = (await aws.QueryAsync("ec2", "DescribeSecurityGroups", ("Filter.1.Name", "group-name"), ("Filter.1.Value.1", "app-staging-sg")))
            .Descendants("groupId").First().Value;
        string used = (await aws.QueryAsync(
            "ec2", "CreateNetworkInterface", ("SubnetId", subnet), ("SecurityGroupId.1", group), ("Description", "AWS Lambda VPC ENI-nightly-report")))
            .Descendants("networkInterfaceId").First().Value;
        StagingException blocked = await Assert.ThrowsAsync<StagingException>(
            () => new RemoveEnvironment(context).RunAsync(Remove, new RecordingHost(), Token));
        Assert.Equal("RemovalBlocked", blocked.ErrorId);
        Assert.EndsWith(
            $"nothing was destroyed:\n  network interface {used} (AWS Lambda VPC ENI-nightly-report) is in the security group app-staging-sg ({group})",
            blocked.Message,
            StringComparison.Ordinal);
        await aws.QueryAsync("ec2", "DeleteNetworkInterface", ("NetworkInterfaceId", used));

        string topic = (await aws.QueryAsync("sns", "ListTopics")).Descendants("TopicArn").Single(arn => arn.Value.EndsWith(":shop-staging-alerts", StringComparison.Ordinal)).Value;
        await aws.QueryAsync("sns", "TagResource", ("ResourceArn", topic), ("Tags.member.1.Key", "Environment"), ("Tags.member.1.Value", "pr-4"));
        StagingException foreign = await Assert.ThrowsAsync<StagingException>(
            () => new RemoveEnvironment(context).RunAsync(Remove, new RecordingHost(), Token));
        Assert.Equal("ForeignResources", foreign.ErrorId);
        Assert.EndsWith(
            $"\n  module.monitoring.aws_sns_topic.alerts ({topic}) belongs to environment pr-4 of project shop", foreign.Message, StringComparison.Ordinal);
        await aws.QueryAsync("sns", "TagResource", ("ResourceArn", topic), ("Tags.member.1.Key", "Environment"), ("Tags.member.1.Value", "staging"));
    }

    private static async Task<List<StagingEnvironment>> ReadAsync(StagingContext context, GetEnvironmentRequest request)
    {
        var found = new List<StagingEnvironment>();
        await foreach (StagingEnvironment environment in new GetEnvironment(context).RunAsync(request, new RecordingHost(), Token))
            found.Add(environment);
        return found;
    }

    private static async Task<List<StagingSecretRotation>> RotateAsync(StagingContext context)
    {
        var done = new List<StagingSecretRotation>();
        await foreach (StagingSecretRotation rotation in new UpdateSecret(context).RunAsync(
            new UpdateSecretRequest { Project = Project }, new RecordingHost(), Token))
            done.Add(rotation);
        return done;
    }

    private static async Task<string> SecretAsync(StagingContext context, string name)
    {
        using AwsSession session = AwsSession.Open(context, Read);
        return (await session.SecretsManager.GetSecretValueAsync(
            new GetSecretValueRequest { SecretId = $"shop/staging/{name}" }, Token)).SecretString!;
    }

    private static async Task<IReadOnlyList<string>> BucketsAsync(StagingContext context)
    {
        using AwsSession session = AwsSession.Open(context, Read);
        return [.. ((await session.S3.ListBucketsAsync(Token)).Buckets ?? []).Select(bucket => bucket.BucketName)];
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(StagingContext context)
    {
        using AwsSession session = AwsSession.Open(context, Read);
        return [.. ((await session.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = await BucketAsync(session, OtherProject) }, Token)).S3Objects ?? [])
            .Select(item => item.Key)];
    }

    private static async Task<string> StateAsync(StagingContext context)
    {
        using AwsSession session = AwsSession.Open(context, Read);
        using GetObjectResponse state = await session.S3.GetObjectAsync(
            new GetObjectRequest { BucketName = await BucketAsync(session), Key = "staging/terraform.tfstate" }, Token);
        using var reader = new StreamReader(state.ResponseStream);
        return await reader.ReadToEndAsync(Token);
    }

    private static async Task<string> BucketAsync(AwsSession session, string project = Project) =>
        $"{project}-terraform-state-{await session.GetAccountIdAsync(Token)}-{session.Region}";

    private static async Task AssertAnswersAsync(string connectionString, string sql = "select 1") =>
        Assert.Equal(1, await ConnectionUrl.AskAsync(connectionString, sql, Token));
}
