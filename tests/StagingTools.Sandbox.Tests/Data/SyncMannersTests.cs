using Npgsql;
using StagingTools.Engine.Data;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Data;

[Collection(DataSyncCollection.Name)]
public sealed class SyncMannersTests
{
    private readonly TwoServers servers;

    public SyncMannersTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Production_never_has_more_sessions_than_allowed_while_tables_are_read()
    {
        string source = await servers.NewSourceAsync(string.Concat(Enumerable.Range(1, 4).Select(table =>
            $"create table t{table} as select n, repeat('x', 200) from generate_series(1, 50000) n;")));
        using SyncJob job = new(
            servers.Production.Url(source),
            servers.Staging.Url(await servers.NewTargetAsync()),
            "version: 1\ntables: { t1: { default: keep }, t2: { default: keep }, t3: { default: keep }, t4: { default: keep } }")
        {
            Request = new() { Source = "env:SOURCE_URL", Target = "env:TARGET_URL", Key = "env:MASKING_KEY", Jobs = 4, MaxConnections = 3, MaxRate = 500 },
        };
        await using NpgsqlConnection observer = await servers.Production.OpenAsync("postgres", asSuperuser: true);

        Task<StagingDataSync?> running = job.RunAsync(Token);
        List<long> seen = [];
        while (!running.IsCompleted)
        {
            // Sessions that copy, and the one that holds the snapshot meanwhile; those that look first are gone by then.
            await using var count = new NpgsqlCommand(
                "select count(*) from pg_stat_activity where datname = $1 and usename = $2 having bool_or(query ilike 'copy %')", observer)
            {
                Parameters = { new() { Value = source }, new() { Value = servers.Production.Owner } },
            };
            if (await count.ExecuteScalarAsync(Token) is long sessions)
                seen.Add(sessions);
        }

        Assert.Equal(200_000, (await running)!.Rows);
        Assert.NotEmpty(seen);
        Assert.InRange(seen.Max(), 2, 3);
        Assert.Contains("at most 3 sessions on production, 500 MB/s", job.Host.Asked!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_role_cannot_tell_the_disk_and_the_plan_says_so()
    {
        using SyncJob job = NewJob(await servers.NewTargetAsync(), agrees: false);

        Assert.Null(await job.RunAsync(Token));

        Assert.Matches(@"Disk +about [\d.]+ MB are needed; what is free cannot be told \(the server does not tell\)", job.Host.Asked!.Detail);
        Assert.Contains(job.Host.Lines, line => line.StartsWith("warning: Whether the new data fits", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_on_this_machine_has_the_room_of_its_file_system()
    {
        string target = await servers.NewTargetAsync();
        using SyncJob job = NewJob(target, agrees: false);
        await servers.Staging.ExecuteAsync("postgres", $"grant pg_read_all_settings to {servers.Staging.Owner}");
        try
        {
            Assert.Null(await job.RunAsync(Token));
        }
        finally
        {
            await servers.Staging.ExecuteAsync("postgres", $"revoke pg_read_all_settings from {servers.Staging.Owner}");
        }

        string folder = await servers.Staging.ScalarAsync("postgres", "show data_directory");
        Assert.Matches($@"Disk +about [\d.]+ MB are needed, [\d.]+ [GM]B are free \({folder}\)", job.Host.Asked!.Detail);
    }

    [Fact]
    public async Task A_database_that_a_sync_keeps_is_not_marked_as_staging()
    {
        string target = await servers.NewTargetAsync("stagingtools: previous of shop");
        using SyncJob job = NewJob(target);

        Exception? failure = await Record.ExceptionAsync(
            () => new MarkTarget(job.Context).RunAsync(new MarkTargetRequest { Target = "env:TARGET_URL" }, new RecordingHost(), Token));

        Assert.Equal("DatabaseOfASync", Assert.IsType<StagingException>(failure).ErrorId);
    }

    [Theory]
    [InlineData("localhost", "ca.pem", null)]
    [InlineData("localhost", "other.pem", "DatabaseTlsFailed")]
    [InlineData("127.0.0.1", "ca.pem", "DatabaseTlsFailed")]
    public async Task Certificates_are_verified_by_every_connection(string host, string authority, string? expected)
    {
        await using PostgresCluster server = await PostgresCluster.StartAsync("tls_owner", mayCreateDatabases: true);
        using TlsFiles files = new("localhost");
        await files.InstallAsync(server);
        await server.CreateDatabaseAsync("shop");
        await server.CreateDatabaseAsync("staging", "stagingtools: staging");
        await server.ExecuteAsOwnerAsync("shop", "create table t (id int primary key); insert into t values (1)");
        string Url(string database) => server.Url(database).Replace("127.0.0.1", host, StringComparison.Ordinal)
            + $"&sslmode=verify-full&sslrootcert={Uri.EscapeDataString(Path.Combine(files.Folder, authority))}";
        using SyncJob job = new(Url("shop"), Url("staging"), "version: 1\ntables: { t: { default: keep } }");

        if (expected is null)
        {
            Assert.NotNull(await job.RunAsync(Token));
            Assert.Equal("1", await server.ScalarAsync("staging", "select count(*) from t"));
            return;
        }

        StagingException failure = await job.RefusedAsync(Token);
        Assert.Equal((expected, StagingErrorCategory.ConnectionError), (failure.ErrorId, failure.Category));
        Assert.Contains("sslrootcert=PATH", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Null(job.Host.Asked);
    }

    private SyncJob NewJob(string target, bool agrees = true) =>
        new(servers.Production.Url(TwoServers.SmallDatabase), servers.Staging.Url(target), TwoServers.SmallRules)
        {
            Host = new RecordingHost(agrees),
        };
}
