using System.Net;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Environments.Snapshots;

public sealed class NewSnapshotTests
{
    private const string Given = "whatsapp-saas-staging-manual-20260315120000";

    private readonly SnapshotScenario scenario = new();

    [Fact]
    public async Task A_snapshot_is_waited_for_and_told_with_all_that_is_known_of_it()
    {
        scenario.Becomes("creating", "creating", "creating", "available");

        StagingSnapshot? made = await scenario.CreateAsync();

        Assert.Equal(
            new StagingSnapshot
            {
                Project = "whatsapp-saas",
                EnvironmentName = "staging",
                Region = "us-east-1",
                SnapshotId = Given,
                Status = "available",
                Kind = SnapshotKind.Manual,
                SizeGB = 20,
                Engine = "postgres",
                EngineVersion = "15.4",
                Encrypted = true,
                PercentProgress = 100,
                MonthlyCost = 1.90m,
                DataSanitized = true,
                CreatedBy = "arn:jane",
            },
            made);
        Assert.Contains($"info The snapshot {Given} is available: 20 GB, after 0:02.", scenario.Host.Lines);
    }

    [Fact]
    public async Task Progress_tells_the_share_and_the_time_so_far()
    {
        scenario.Becomes([.. Enumerable.Repeat("creating", 30), "available"]);

        await scenario.CreateAsync();

        ProgressUpdate[] updates = [.. scenario.Host.Updates.Where(update => update.Activity == $"Taking the snapshot {Given}")];
        Assert.Equal("creating for 0:00", updates[0].Status);
        Assert.Equal(40, updates[0].PercentComplete);
        Assert.Contains(updates, update => update.Status.StartsWith("creating for 3:", StringComparison.Ordinal));
        Assert.Equal((true, 100), (updates[^1].Completed, updates[^1].PercentComplete!.Value));
    }

    [Fact]
    public async Task It_is_tagged_like_the_database_and_with_who_made_it()
    {
        await scenario.CreateAsync();

        Assert.Equal(
            [
                "Project=whatsapp-saas",
                "Environment=staging",
                "ManagedBy=StagingTools",
                "CreatedBy=arn:aws:sts::123456789012:assumed-role/Deployer/jane_doe@example.com",
                "CostCenter=42",
                "DataSanitized=true",
            ],
            scenario.Tags());
    }

    [Fact]
    public async Task A_name_can_be_given_and_is_kept_as_RDS_keeps_it()
    {
        StagingSnapshot? made = await scenario.CreateAsync(new NewSnapshotRequest { Name = "Before-Migration" });

        Assert.Equal("before-migration", made!.SnapshotId);
    }

    [Fact]
    public async Task A_name_that_RDS_would_refuse_is_refused_before_anything_is_asked()
    {
        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.CreateAsync(new NewSnapshotRequest { Name = "a_b" }));

        Assert.Equal("InvalidSnapshotName", error.ErrorId);
        Assert.Empty(scenario.Aws.Operations);
    }

    [Fact]
    public async Task It_is_asked_first_and_nothing_is_made_without_a_yes()
    {
        var declining = new SnapshotScenario(agrees: false);

        Assert.Null(await declining.CreateAsync());

        Confirmation question = Assert.Single(declining.Host.Questions);
        Assert.Equal(("Create snapshot", "staging (whatsapp-saas, us-east-1)"), (question.Action, question.Target));
        Assert.StartsWith($"{Given} of whatsapp-saas-staging-db (postgres 15.4, 20 GB).", question.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("CreateDBSnapshot", declining.Aws.Operations);
    }

    [Fact]
    public async Task Without_waiting_it_returns_what_has_begun()
    {
        scenario.Becomes("creating");

        StagingSnapshot? begun = await scenario.CreateAsync(new NewSnapshotRequest { NoWait = true });

        Assert.Equal(("creating", 40), (begun!.Status, begun.PercentProgress!.Value));
        Assert.Empty(scenario.Time.Waits);
    }

    [Fact]
    public async Task A_database_that_is_busy_is_waited_for()
    {
        scenario.Database("modifying", "modifying", "available");

        StagingSnapshot? made = await scenario.CreateAsync();

        Assert.Equal("available", made!.Status);
        Assert.Contains(scenario.Host.Updates, update => update.Activity == "Waiting for whatsapp-saas-staging-db");
    }

    [Fact]
    public async Task A_backup_that_runs_is_waited_for_too()
    {
        int refusals = 2;
        FakeAnswer busy = FakeAws.XmlError("InvalidDBInstanceState", HttpStatusCode.BadRequest);
        scenario.Database("backing-up").Aws.Before("CreateDBSnapshot", () => refusals-- > 0 ? busy : null);

        StagingSnapshot? made = await scenario.CreateAsync();

        Assert.Equal("available", made!.Status);
        Assert.Equal(3, scenario.Aws.Requests("CreateDBSnapshot").Count);
    }

    [Theory]
    [InlineData("modifying", true, "leave --no-wait out")]
    [InlineData("stopped", false, "aws rds start-db-instance --db-instance-identifier whatsapp-saas-staging-db")]
    [InlineData("storage-full", false, "its events")]
    [InlineData("deleting", false, "its events")]
    public async Task A_database_that_is_not_available_is_named_with_its_status_and_the_way_out(string status, bool noWait, string way)
    {
        scenario.Database(status);

        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.CreateAsync(new NewSnapshotRequest { NoWait = noWait }));

        Assert.Equal(("DatabaseNotAvailable", "staging"), (error.ErrorId, error.TargetInput));
        Assert.Contains($"whatsapp-saas-staging-db is {status}", error.Message, StringComparison.Ordinal);
        Assert.Contains(way, error.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(scenario.Host.Questions);
    }

    [Fact]
    public async Task An_environment_that_does_not_exist_is_said_so()
    {
        scenario.NoDatabase();

        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.CreateAsync());

        Assert.Equal(("EnvironmentNotFound", "staging"), (error.ErrorId, error.TargetInput));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_before_it_is_asked_about()
    {
        scenario.Has(new FakeSnapshot("weekly"));

        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.CreateAsync(new NewSnapshotRequest { Name = "weekly" }));

        Assert.Equal(("SnapshotExists", "weekly"), (error.ErrorId, error.TargetInput));
        Assert.Empty(scenario.Host.Questions);
    }

    [Theory]
    [InlineData("DBSnapshotAlreadyExists", "SnapshotExists")]
    [InlineData("SnapshotQuotaExceeded", "SnapshotQuotaExceeded")]
    public async Task What_RDS_refuses_becomes_an_error_with_a_way_out(string code, string errorId)
    {
        scenario.Aws.FailXml("CreateDBSnapshot", code, status: HttpStatusCode.BadRequest);

        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.CreateAsync());

        Assert.Equal((errorId, Given), (error.ErrorId, error.TargetInput));
        Assert.NotNull(error.RecommendedAction);
    }

    [Fact]
    public async Task A_snapshot_that_fails_is_an_error()
    {
        scenario.Becomes("creating", "failed");

        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.CreateAsync());

        Assert.Equal(("SnapshotFailed", Given), (error.ErrorId, error.TargetInput));
    }

    [Fact]
    public async Task A_snapshot_that_is_smaller_than_the_database_is_an_error()
    {
        scenario.Aws.OnXml("CreateDBSnapshot", request =>
        {
            scenario.Has(new FakeSnapshot((string)request["DBSnapshotIdentifier"]!) { Size = 5 });
            return "<CreateDBSnapshotResponse><CreateDBSnapshotResult/></CreateDBSnapshotResponse>";
        });

        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.CreateAsync());

        Assert.Equal("SnapshotFailed", error.ErrorId);
        Assert.Contains("5 GB where the database has 20 GB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_that_never_ends_is_not_waited_for_forever()
    {
        scenario.Becomes([.. Enumerable.Repeat("creating", 5000)]);

        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.CreateAsync());

        Assert.Equal("WaitTimedOut", error.ErrorId);
        Assert.Contains($"'staging snapshot list --name {Given}'", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_waiting_is_told_that_RDS_goes_on()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        scenario.Becomes([.. Enumerable.Repeat("creating", 5000)]);
        int looks = 0;
        scenario.Aws.Before("DescribeDBSnapshots", () =>
        {
            if (++looks == 4)
                stop.Cancel();
            return null;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scenario.CreateAsync(token: stop.Token));

        Assert.Equal([$"warning RDS goes on with the snapshot {Given}; remove it if nobody needs it."], scenario.Host.Warnings);
    }
}
