using StagingTools.Engine.Aws;
using StagingTools.Engine.Data;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Restore;
using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Data;

public sealed class TargetDiskTests
{
    private readonly FakeAws aws = new();
    private readonly FakeTime time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_figure_counts_and_what_the_storage_may_grow_by()
    {
        aws.OnXml("DescribeDBInstances", _ => Instance("<AllocatedStorage>20</AllocatedStorage><MaxAllocatedStorage>100</MaxAllocatedStorage>"))
            .OnXml("GetMetricStatistics", _ => Metric(("11:50", 9_000_000_000), ("11:58", 5_000_000_000), ("11:55", 7_000_000_000)));

        (long free, string place) = (await MeasureAsync())!.Value;

        Assert.Equal(5_000_000_000 + (80L << 30), free);
        Assert.Equal("shop-staging-db, with what its storage may grow by", place);
        Assert.Equal("FreeStorageSpace", (string?)aws.Requests("GetMetricStatistics").Single()["MetricName"]);
    }

    [Fact]
    public async Task Storage_that_does_not_grow_has_what_is_free()
    {
        aws.OnXml("DescribeDBInstances", _ => Instance("<AllocatedStorage>20</AllocatedStorage>"))
            .OnXml("GetMetricStatistics", _ => Metric(("11:58", 5_000_000_000)));

        Assert.Equal((5_000_000_000, "shop-staging-db"), await MeasureAsync());
    }

    [Fact]
    public async Task Without_figures_nothing_is_claimed()
    {
        aws.OnXml("DescribeDBInstances", _ => Instance("<AllocatedStorage>20</AllocatedStorage>"))
            .OnXml("GetMetricStatistics", _ => Metric());

        Assert.Null(await MeasureAsync());
    }

    [Fact]
    public async Task Without_the_right_to_look_nothing_is_claimed()
    {
        aws.FailXml("DescribeDBInstances", "AccessDenied", status: System.Net.HttpStatusCode.Forbidden);

        Assert.Null(await MeasureAsync());
    }

    [Fact]
    public async Task Auroras_storage_grows_by_itself()
    {
        aws.OnXml("DescribeDBInstances", _ => Instance("<AllocatedStorage>1</AllocatedStorage><DBClusterIdentifier>c</DBClusterIdentifier>"));

        Assert.Null(await MeasureAsync());
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_with_the_figures()
    {
        DatabaseReference target = await TargetAsync();

        StagingException failure = Assert.Throws<StagingException>(
            () => new DiskRoom(2_000_000_000, 1_500_000_000, "shop-staging-db").RequireFit(target));

        Assert.Equal(("DatabaseDiskTooSmall", "env:URL"), (failure.ErrorId, failure.TargetInput));
        Assert.Contains("about 2.0 GB are needed, and 1.5 GB are free (shop-staging-db)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("shop_previous", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2_000_000_000L, "about 2.0 GB are needed, 2.0 GB are free (disk)")]
    [InlineData(null, "about 2.0 GB are needed; what is free cannot be told (disk)")]
    public async Task What_fits_or_may_fit_goes_on_and_is_in_the_plan(long? free, string expected)
    {
        var room = new DiskRoom(2_000_000_000, free, "disk");

        room.RequireFit(await TargetAsync());

        Assert.Equal(expected, room.Describe());
    }

    [Fact]
    public void A_backup_that_its_folder_cannot_hold_is_refused()
    {
        var backup = new DatabaseBackup(aws.Context(time));
        backup.RequireSpace(needed: 1000, free: 1000);

        StagingException failure = Assert.Throws<StagingException>(() => backup.RequireSpace(needed: 1001, free: 1000));

        Assert.Equal(("BackupDiskTooSmall", StagingErrorCategory.FileError), (failure.ErrorId, failure.Category));
        Assert.Contains("db-dumps", failure.Message, StringComparison.Ordinal);
    }

    private static string Instance(string inner) =>
        "<DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances><DBInstance>"
        + $"<DBInstanceIdentifier>shop-staging-db</DBInstanceIdentifier>{inner}"
        + "</DBInstance></DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>";

    private static string Metric(params (string Time, long Bytes)[] points) =>
        "<GetMetricStatisticsResponse><GetMetricStatisticsResult><Datapoints>"
        + string.Concat(points.Select(point =>
            $"<member><Timestamp>2026-03-15T{point.Time}:00Z</Timestamp><Minimum>{point.Bytes}</Minimum></member>"))
        + "</Datapoints></GetMetricStatisticsResult></GetMetricStatisticsResponse>";

    private async Task<(long Free, string Place)?> MeasureAsync()
    {
        using AwsSession session = AwsSession.Open(aws.Context(time), new SyncDataRequest());
        return await new TargetDisk(session, time).MeasureInstanceAsync("shop-staging-db", Token);
    }

    private async Task<DatabaseReference> TargetAsync()
    {
        using var secrets = new KnownSecretStore();
        return await DatabaseReference.ResolveAsync(
            aws.Context(time, ("URL", "postgresql://app@127.0.0.1/shop")), "env:URL", secrets, Token);
    }
}
