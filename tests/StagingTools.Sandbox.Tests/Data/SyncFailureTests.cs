using System.Text.Json;
using Npgsql;
using StagingTools.Engine.Data;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Data;

[Collection(DataSyncCollection.Name)]
public sealed class SyncFailureTests
{
    private readonly TwoServers servers;

    public SyncFailureTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Source => servers.Production.Url(TwoServers.SmallDatabase);

    [Fact]
    public async Task A_second_sync_replaces_the_first_and_keeps_it_as_the_previous()
    {
        string target = await NewStagingAsync();
        using SyncJob job = new(Source, servers.Staging.Url(target), TwoServers.SmallRules);

        Assert.NotNull(await job.RunAsync(Token));
        string first = await servers.Staging.ScalarAsync(target, "select email from users where id = 5");
        StagingDataSync? second = await job.RunAsync(Token);

        Assert.NotNull(second);
        Assert.Equal(first, await servers.Staging.ScalarAsync(target, "select email from users where id = 5"));
        Assert.Equal("1000", await servers.Staging.ScalarAsync($"{target}_previous", "select count(*) from users"));
        Assert.Equal(
            [target, $"{target}_previous"],
            await servers.Staging.QueryAsync("postgres", $"select datname from pg_database where datname like '{target}%' order by 1"));
        Assert.Equal(
            ["rows 201003", "checksums 4", "objects 9", "sequences 0", "originals 201000", "patterns 3"],
            second.Gates.Select(gate => $"{gate.Gate} {gate.Checked}"));
        using JsonDocument report = JsonDocument.Parse(await File.ReadAllTextAsync(second.ReportPath!, Token));
        Assert.Equal(201_003, report.RootElement.GetProperty("rows").GetInt64());
        Assert.Equal(second.RulesHash, report.RootElement.GetProperty("rulesHash").GetString());
        Assert.Equal(6, report.RootElement.GetProperty("gates").GetArrayLength());
        Assert.DoesNotContain("shop.example", report.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_do_not_arrive_fail_the_gate_and_leave_staging_as_it_was()
    {
        string target = await NewStagingAsync();
        bool deleted = false;
        using SyncJob job = new(Source, servers.Staging.Url(target), TwoServers.SmallRules)
        {
            Host = new RecordingHost
            {
                // Somebody meddles with the incoming database while it is filled.
                OnLine = line =>
                {
                    if (!line.StartsWith("Copied public.flags", StringComparison.Ordinal))
                        return;
                    using NpgsqlConnection connection = servers.Staging.OpenAsync($"{target}_incoming").GetAwaiter().GetResult();
                    using var command = new NpgsqlCommand("delete from flags where name = 'two'", connection);
                    deleted = command.ExecuteNonQuery() == 1;
                },
            },
        };

        StagingException failure = await job.RefusedAsync(Token);

        Assert.True(deleted);
        Assert.Equal("GateFailed", failure.ErrorId);
        Assert.Contains("public.flags: 3 rows in production's snapshot, 2 arrived", failure.Message, StringComparison.Ordinal);
        await AssertAsBeforeAsync(target);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_is_killed_in_the_middle_leaves_staging_as_it_was_and_the_next_sync_succeeds(bool onProduction)
    {
        string target = await NewStagingAsync();
        PostgresCluster cluster = onProduction ? servers.Production : servers.Staging;
        using CancellationTokenSource killed = new();
        Task killer = Task.Run(
            async () =>
            {
                await using NpgsqlConnection connection = await cluster.OpenAsync("postgres", asSuperuser: true);
                while (!killed.IsCancellationRequested)
                {
                    await using var command = new NpgsqlCommand(
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity where query ilike 'copy \"public\".\"messages\"%'", connection);
                    await command.ExecuteScalarAsync(CancellationToken.None);
                    await Task.Delay(5, CancellationToken.None);
                }
            },
            Token);
        using SyncJob job = new(Source, servers.Staging.Url(target), TwoServers.SmallRules);

        StagingException failure = await job.RefusedAsync(Token);
        await killed.CancelAsync();
        await killer;

        Assert.Equal("DatabaseConnectionLost", failure.ErrorId);
        Assert.Contains("Copying public.messages", failure.Message, StringComparison.Ordinal);
        await AssertAsBeforeAsync(target);

        Assert.NotNull(await job.RunAsync(Token));
        Assert.Equal("200000", await servers.Staging.ScalarAsync(target, "select count(*) from messages"));
    }

    [Fact]
    public async Task A_cancelled_sync_leaves_staging_as_it_was()
    {
        string target = await NewStagingAsync();
        using CancellationTokenSource cancelled = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using SyncJob job = new(Source, servers.Staging.Url(target), TwoServers.SmallRules)
        {
            Host = new RecordingHost
            {
                OnLine = line =>
                {
                    if (line.StartsWith("Copied public.", StringComparison.Ordinal))
                        cancelled.Cancel();
                },
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.RunAsync(cancelled.Token));

        await AssertAsBeforeAsync(target);
    }

    [Fact]
    public async Task What_a_run_that_died_left_behind_is_cleaned_up()
    {
        string target = await NewStagingAsync();
        await servers.Staging.ExecuteAsOwnerAsync("postgres", $"create database {target}_incoming");
        await servers.Staging.ExecuteAsOwnerAsync("postgres", $"comment on database {target}_incoming is 'stagingtools: incoming for {target}'");
        await servers.Staging.ExecuteAsOwnerAsync($"{target}_incoming", "create table half_filled (id int)");
        await servers.Staging.ExecuteAsOwnerAsync("postgres", $"create database {target}_discarded");
        using SyncJob job = new(Source, servers.Staging.Url(target), TwoServers.SmallRules);

        Assert.NotNull(await job.RunAsync(Token));

        Assert.Equal(
            [target, $"{target}_previous"],
            await servers.Staging.QueryAsync("postgres", $"select datname from pg_database where datname like '{target}%' order by 1"));
    }

    [Fact]
    public async Task A_database_of_somebody_else_under_a_name_that_is_needed_is_not_dropped()
    {
        string target = await NewStagingAsync();
        await servers.Staging.ExecuteAsOwnerAsync("postgres", $"create database {target}_incoming");
        await servers.Staging.ExecuteAsOwnerAsync($"{target}_incoming", "create table precious (id int)");
        using SyncJob job = new(Source, servers.Staging.Url(target), TwoServers.SmallRules);

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("DatabaseInTheWay", failure.ErrorId);
        Assert.Equal("0", await servers.Staging.ScalarAsync($"{target}_incoming", "select count(*) from precious"));
    }

    [Fact]
    public async Task A_sync_of_the_same_target_at_the_same_time_is_refused()
    {
        string target = await NewStagingAsync();
        await using NpgsqlConnection other = await servers.Staging.OpenAsync("postgres");
        await using (var take = new NpgsqlCommand($"select pg_advisory_lock(hashtextextended('stagingtools:{target}', 0))", other))
            await take.ExecuteScalarAsync(Token);
        using SyncJob job = new(Source, servers.Staging.Url(target), TwoServers.SmallRules);

        Assert.Equal("SyncInProgress", (await job.RefusedAsync(Token)).ErrorId);
        await AssertAsBeforeAsync(target);
    }

    [Fact]
    public async Task Sessions_of_the_application_are_ended_and_find_the_new_data_when_they_come_back()
    {
        string target = await NewStagingAsync();
        await using NpgsqlConnection application = await servers.Staging.OpenAsync(target);
        using SyncJob job = new(Source, servers.Staging.Url(target), TwoServers.SmallRules);

        Assert.NotNull(await job.RunAsync(Token));

        Assert.Contains(job.Host.Lines, line => line.StartsWith("Ended 1 sessions", StringComparison.Ordinal));
        Assert.Equal("1000", await servers.Staging.ScalarAsync(target, "select count(*) from users"));
    }

    [Fact]
    public async Task Sessions_that_it_may_not_end_stop_the_swap_and_leave_staging_as_it_was()
    {
        string target = await NewStagingAsync();
        await using NpgsqlConnection administrator = await servers.Staging.OpenAsync(target, asSuperuser: true);
        using SyncJob job = new(Source, servers.Staging.Url(target), TwoServers.SmallRules);

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("TargetBusy", failure.ErrorId);
        Assert.Contains("of postgres", failure.Message, StringComparison.Ordinal);
        await administrator.CloseAsync();
        await AssertAsBeforeAsync(target);
    }

    [Fact]
    public async Task A_table_that_production_empties_meanwhile_is_noticed()
    {
        string source = await servers.NewSourceAsync(
            """
            create table a (id int primary key, filler text); insert into a select n, repeat('x', 100) from generate_series(1, 20000) n;
            create table b (id int primary key); insert into b select generate_series(1, 10);
            analyze;
            """);
        string target = await NewStagingAsync();
        using SyncJob job = new(servers.Production.Url(source), servers.Staging.Url(target), "version: 1\ntables: { a: { default: keep }, b: { default: keep } }")
        {
            Request = new() { Source = "env:SOURCE_URL", Target = "env:TARGET_URL", Jobs = 1 },
            Host = new RecordingHost
            {
                OnLine = line =>
                {
                    if (line.StartsWith("Copied public.a", StringComparison.Ordinal))
                        servers.Production.ExecuteAsOwnerAsync(source, "truncate b").GetAwaiter().GetResult();
                },
            },
        };

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("SourceChanged", failure.ErrorId);
        Assert.Equal("public.b", failure.TargetInput);
        await AssertAsBeforeAsync(target);
    }

    [Fact]
    public async Task A_value_that_breaks_a_rule_of_the_target_is_not_repeated_anywhere()
    {
        // What a mask writes is tried on some rows before; this check only fails further on, and PostgreSQL's DETAIL then shows the
        // whole row.
        string source = await servers.NewSourceAsync(
            """
            create table people (id int primary key, email text, note text, constraint own_domain check (id < 9000 or email like '%@shop.example'));
            insert into people select n, 'ada' || n || '@shop.example', 'tOpSeCrEt' from generate_series(1, 10000) n;
            """);
        string target = await NewStagingAsync();
        using SyncJob job = new(servers.Production.Url(source), servers.Staging.Url(target), "version: 1\ntables: { people: { columns: { id: keep, note: keep, email: email } } }");

        StagingException failure = await job.RefusedAsync(Token);

        string log = await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(job.Folder, "logs")).Single(), Token);
        Assert.Equal("DatabaseFailed", failure.ErrorId);
        Assert.Contains("own_domain", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tOpSeCrEt", failure + log + string.Join('\n', job.Host.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain("@example.com", failure + log, StringComparison.Ordinal);
        await AssertAsBeforeAsync(target);
    }

    private async Task<string> NewStagingAsync()
    {
        string target = await servers.NewTargetAsync();
        await servers.Staging.ExecuteAsOwnerAsync(target, "create table old_data as select 'from before' as note");
        return target;
    }

    private async Task AssertAsBeforeAsync(string target)
    {
        Assert.Equal("from before", await servers.Staging.ScalarAsync(target, "select note from old_data"));
        Assert.Equal(
            [target], await servers.Staging.QueryAsync("postgres", $"select datname from pg_database where datname like '{target}%'"));
    }
}
