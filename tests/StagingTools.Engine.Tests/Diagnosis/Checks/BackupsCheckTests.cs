using StagingTools.Engine.Diagnosis;
using StagingTools.Engine.Diagnosis.Checks;

namespace StagingTools.Engine.Tests.Diagnosis.Checks;

public sealed class BackupsCheckTests : IDisposable
{
    private readonly CheckTrial trial = new();
    private readonly List<(string Id, string Type, string Status, DateTimeOffset Made)> snapshots = [];
    private string database = "available";

    public BackupsCheckTests()
    {
        trial.Aws.OnXml("DescribeDBInstances", _ => Answer("DescribeDBInstances", $"""
            <DBInstances><DBInstance><DBInstanceIdentifier>whatsapp-saas-staging-db</DBInstanceIdentifier><Engine>postgres</Engine><EngineVersion>15.4</EngineVersion>
            <AllocatedStorage>20</AllocatedStorage><BackupRetentionPeriod>7</BackupRetentionPeriod><DBInstanceStatus>{database}</DBInstanceStatus></DBInstance></DBInstances>
            """));
        trial.Aws.OnXml("DescribeDBSnapshots", request =>
        {
            string? id = (string?)request["DBSnapshotIdentifier"];
            string[] found = [.. snapshots.Where(one => id is null || one.Id == id).Select(Xml)];
            return Answer("DescribeDBSnapshots", $"<DBSnapshots>{string.Concat(found)}</DBSnapshots>");
        });
        trial.Aws.OnXml("CreateDBSnapshot", request =>
        {
            snapshots.Add(((string)request["DBSnapshotIdentifier"]!, "manual", "available", trial.Time.GetUtcNow()));
            return Answer("CreateDBSnapshot", Xml(snapshots[^1]));
        });
    }

    public void Dispose() => trial.Dispose();

    [Theory]
    [InlineData("automated")]
    [InlineData("manual")]
    public async Task A_snapshot_of_today_passes_whoever_made_it(string type)
    {
        Has("one", type, hours: 23);
        Has("two", type, hours: 47);

        StagingCheck check = await trial.LookAsync(new BackupsCheck());

        Assert.Equal((CheckStatus.Passed, null), (check.Status, check.Reason));
        Assert.Equal(["one, 23 h old", "automated backups are kept 7 days"], check.Evidence);
    }

    [Fact]
    public async Task An_old_snapshot_is_a_warning_and_a_new_one_mends_it()
    {
        Has("old", "automated", hours: 26);

        StagingCheck broken = await trial.LookAsync(new BackupsCheck());
        Assert.Equal((CheckStatus.Warning, "The newest snapshot is 26 h old.", true), (broken.Status, broken.Reason, broken.CanFix));
        Assert.DoesNotContain("CreateDBSnapshot", trial.Aws.Operations);

        StagingCheck mended = await trial.LookAsync(new BackupsCheck(), fix: true);
        Assert.Equal((CheckStatus.Passed, true), (mended.Status, mended.IsFixed));
        Assert.StartsWith("whatsapp-saas-staging-manual-", mended.Evidence[0], StringComparison.Ordinal);
        // The operation that makes it does not ask again.
        Assert.Equal("Create snapshot", Assert.Single(trial.Host.Questions).Action);
    }

    [Fact]
    public async Task None_that_can_be_restored_is_a_failure()
    {
        snapshots.Add(("half", "manual", "creating", trial.Time.GetUtcNow()));

        StagingCheck broken = await trial.LookAsync(new BackupsCheck());

        Assert.Equal((CheckStatus.Failed, true), (broken.Status, broken.CanFix));
        Assert.Contains("'staging snapshot create'", broken.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_stopped_cannot_be_mended_and_one_that_is_missing_is_another_checks_word()
    {
        database = "stopped";
        Assert.Equal((CheckStatus.Failed, false), await trial.LookAsync(new BackupsCheck(), fix: true) is var stopped ? (stopped.Status, stopped.CanFix) : default);

        trial.Aws.FailXml("DescribeDBInstances", "DBInstanceNotFound");
        Assert.Equal(CheckStatus.Skipped, (await trial.LookAsync(new BackupsCheck())).Status);
    }

    private void Has(string id, string type, int hours) => snapshots.Add((id, type, "available", trial.Time.GetUtcNow().AddHours(-hours)));

    private static string Xml((string Id, string Type, string Status, DateTimeOffset Made) one) =>
        $"<DBSnapshot><DBSnapshotIdentifier>{one.Id}</DBSnapshotIdentifier><Status>{one.Status}</Status><SnapshotType>{one.Type}</SnapshotType><AllocatedStorage>20</AllocatedStorage>"
        + $"<SnapshotCreateTime>{one.Made:yyyy-MM-ddTHH:mm:ssZ}</SnapshotCreateTime><PercentProgress>100</PercentProgress></DBSnapshot>";

    private static string Answer(string operation, string body) => $"<{operation}Response><{operation}Result>{body}</{operation}Result></{operation}Response>";
}
