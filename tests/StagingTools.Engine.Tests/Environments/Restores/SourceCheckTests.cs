using Amazon.RDS.Model;
using StagingTools.Engine.Environments.Restores;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Environments.Restores;

public sealed class SourceCheckTests
{
    private static readonly DateTimeOffset Earliest = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2026, 3, 8, 11, 55, 0, TimeSpan.Zero);

    [Fact]
    public void A_snapshot_of_the_database_as_it_is_fits() =>
        SourceCheck.CheckSnapshot(Instances.Name, Instances.Snapshot(), Instances.Current());

    [Fact]
    public void A_snapshot_of_another_environment_is_refused_with_its_owner_and_the_way_out()
    {
        StagingException error = Refused(Instances.Snapshot(environment: "pr-42"));

        Assert.Equal(("SnapshotNotOwned", "before-migration"), (error.ErrorId, error.TargetInput));
        Assert.Contains("belongs to whatsapp-saas/pr-42", error.Message, StringComparison.Ordinal);
        Assert.Contains("staging sync", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_snapshot_without_tags_is_ours_only_when_it_was_taken_of_this_database()
    {
        DBSnapshot untagged = Instances.Snapshot();
        untagged.TagList = null;
        SourceCheck.CheckSnapshot(Instances.Name, untagged, Instances.Current());

        untagged.DBInstanceIdentifier = "whatsapp-saas-production-db";
        StagingException error = Refused(untagged);

        Assert.Equal("SnapshotNotOwned", error.ErrorId);
        Assert.Contains("whatsapp-saas-production-db", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("creating", "SnapshotBusy")]
    [InlineData("failed", "SnapshotNotSuitable")]
    public void A_snapshot_that_is_not_available_is_refused(string status, string errorId)
    {
        DBSnapshot snapshot = Instances.Snapshot();
        snapshot.Status = status;

        Assert.Equal(errorId, Refused(snapshot).ErrorId);
    }

    public static TheoryData<string, Action<DBSnapshot>> Unfit { get; } = new()
    {
        { "it is of mysql, the database of postgres", snapshot => snapshot.Engine = "mysql" },
        { "it is of PostgreSQL 16.1, and the environment's parameter group is made for 15", snapshot => snapshot.EngineVersion = "16.1" },
        { "it is of PostgreSQL 14.9, and the environment's parameter group is made for 15", snapshot => snapshot.EngineVersion = "14.9" },
        { "its master user is root, that of the environment's secret app_admin", snapshot => snapshot.MasterUsername = "root" },
        { "it is not encrypted, and the database is", snapshot => snapshot.Encrypted = false },
        { "it takes 51 GB, and the database may have 50 GB", snapshot => snapshot.AllocatedStorage = 51 },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void A_snapshot_that_does_not_fit_is_refused_with_the_reason(string reason, Action<DBSnapshot> change)
    {
        DBSnapshot snapshot = Instances.Snapshot();
        change(snapshot);

        StagingException error = Refused(snapshot);

        Assert.Equal("SnapshotNotSuitable", error.ErrorId);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.RecommendedAction);
    }

    [Theory]
    [InlineData("2026-03-01T02:59:59Z", "an earlier snapshot")]
    [InlineData("2026-03-08T11:55:01Z", "--latest")]
    public void A_moment_outside_is_refused_with_both_ends(string moment, string wayOut)
    {
        RestoreSource source = RestoreSource.Of(new RestoreEnvironmentRequest { PointInTime = moment });

        StagingException error = Assert.Throws<StagingException>(() => SourceCheck.CheckTime(source, Earliest, Latest));

        Assert.Equal("PointInTimeOutsideWindow", error.ErrorId);
        Assert.Contains("reach from 2026-03-01T03:00:00Z to 2026-03-08T11:55:00Z", error.Message, StringComparison.Ordinal);
        Assert.Contains(wayOut, error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ends_themselves_can_be_restored_and_the_latest_says_which_it_is()
    {
        foreach (string end in (string[])["2026-03-01T03:00:00Z", "2026-03-08T11:55:00Z"])
            Assert.NotNull(SourceCheck.CheckTime(RestoreSource.Of(new RestoreEnvironmentRequest { PointInTime = end }), Earliest, Latest).Time);

        SourceFacts latest = SourceCheck.CheckTime(RestoreSource.Of(new RestoreEnvironmentRequest { Latest = true }), Earliest, Latest);
        Assert.Equal(("latest 2026-03-08T11:55:00Z", null), (latest.Text, latest.Time));
    }

    private static StagingException Refused(DBSnapshot snapshot) =>
        Assert.Throws<StagingException>(() => SourceCheck.CheckSnapshot(Instances.Name, snapshot, Instances.Current()));
}
