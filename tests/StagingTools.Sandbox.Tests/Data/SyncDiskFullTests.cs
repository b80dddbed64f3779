using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>The staging server runs out of disk.</summary>
[Collection(DataSyncCollection.Name)]
public sealed class SyncDiskFullTests
{
    private readonly TwoServers servers;

    public SyncDiskFullTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        TwoServers.SkipOutsideLongSuites();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Of the room that the new database takes: gone while it is made, while its rows come, while its indexes are built.
    [Theory]
    [InlineData(0.15)]
    [InlineData(0.6)]
    [InlineData(0.8)]
    public async Task A_full_disk_leaves_the_old_database_serving_and_nothing_else_and_the_next_sync_succeeds(double room)
    {
        using SmallDisk? disk = SmallDisk.TryMount(160);
        Assert.SkipWhen(disk is null, "A small disk can only be mounted by an administrator of this machine.");
        await using PostgresCluster staging = await PostgresCluster.StartAsync("staging_owner", mayCreateDatabases: true, disk: disk!.Path);
        await staging.CreateDatabaseAsync("shop", "stagingtools: staging");
        ChangingShop shop = await ChangingShop.MakeAsync(servers);
        using SyncJob job = new(
            servers.Production.Url(shop.Database),
            staging.Url("shop"),
            "version: 1\ntables: { users: { columns: { id: keep, email: { mask: keep, contains: [email] }, name: keep } }, messages: { default: keep }, events: { default: keep }, flags: { default: keep } }");
        Assert.NotNull(await job.RunAsync(Token));
        long needed = long.Parse(await staging.ScalarAsync("postgres", "select pg_database_size('shop')"), System.Globalization.CultureInfo.InvariantCulture);
        DatabaseFingerprint before = await DatabaseFingerprint.TakeAsync(staging, "shop");
        await staging.ExecuteAsync("postgres", "checkpoint");
        disk.Leave((long)(needed * room));

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal(("DatabaseDiskFull", StagingErrorCategory.OperationFailed), (failure.ErrorId, failure.Category));
        Assert.Equal(before, await DatabaseFingerprint.TakeAsync(staging, "shop"));
        Assert.Equal(["shop", "shop_previous"], await DatabasesAsync(staging));
        Assert.Equal("0", await staging.ScalarAsync("postgres", "select count(*) from pg_stat_activity where application_name = 'StagingTools'"));

        disk.MakeRoom();
        Assert.NotNull(await job.RunAsync(Token));
        Assert.Equal(before, await DatabaseFingerprint.TakeAsync(staging, "shop"));
        Assert.Equal(["shop", "shop_previous"], await DatabasesAsync(staging));
    }

    private static Task<List<string>> DatabasesAsync(PostgresCluster staging) =>
        staging.QueryAsync("postgres", "select datname from pg_database where datname like 'shop%' order by 1");
}
