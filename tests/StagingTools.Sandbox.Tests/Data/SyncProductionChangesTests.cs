using System.Text;
using Npgsql;
using StagingTools.Engine.Data;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>Production's schema changes while it is read.</summary>
[Collection(DataSyncCollection.Name)]
public sealed class SyncProductionChangesTests
{
    private const string Secret = "tOpSeCrEt";

    private const string Rules =
        """
        version: 1
        tables:
          slow: { default: keep }
          changing: { columns: { id: keep, a: keep, b: { mask: text, template: "masked {id}" }, c: keep } }
          other: { columns: { id: keep, a: keep, b: keep, c: keep } }
          part: { default: keep }
          part_2: { default: keep }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TwoServers servers;

    public SyncProductionChangesTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        TwoServers.SkipOutsideLongSuites();
        this.servers = servers;
    }

    public static TheoryData<ChangeMoment, string> Changes => new MatrixTheoryData<ChangeMoment, string>(
        Enum.GetValues<ChangeMoment>(),
        [
            "alter table changing add column d text default 'new'",
            "alter table changing add column d text default clock_timestamp()::text",
            "alter table changing drop column c",
            "alter table changing rename column c to d",
            "alter table changing rename column b to d; alter table changing rename column c to b; alter table changing rename column d to c",
            "alter table changing alter column a type bigint",
            "alter table changing alter column c type varchar(40)",
            "alter table changing rename to changed",
            "alter table changing rename to changed; alter table other rename to changing; alter table changed rename to other",
            "alter table changing set schema elsewhere",
            "drop table changing cascade",
            "drop table changing cascade; create table changing (id int primary key, a int not null, b text, c text)",
            "truncate changing",
            "create table fresh (id int)",
            "create index on changing (a)",
            "drop index changing_c_idx",
            "vacuum full changing",
            "alter table part attach partition part_2 for values from (1000) to (2000)",
            "alter table part detach partition part_1",
            "drop view names",
            "drop sequence tickets",
        ]);

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_beneath_a_sync_ends_in_a_whole_copy_or_in_a_refusal_and_waits_for_nothing(ChangeMoment moment, string change)
    {
        string source = await NewSourceAsync();
        string target = await servers.NewTargetAsync();
        Exception? blocked = null;
        bool seen = false;
        // The first sync is left alone.
        bool changed = true;
        await using var wire = new TcpProxy(servers.Production.Port)
        {
            OnRequest = (_, bytes) =>
            {
                string text = Encoding.UTF8.GetString(bytes.Span);
                bool now = !changed && moment switch
                {
                    ChangeMoment.BeforeTheSnapshot => text.Contains("pg_export_snapshot", StringComparison.Ordinal),
                    ChangeMoment.BeforeTheSchema => seen,
                    _ => text.Contains("copy \"public\".\"slow\"", StringComparison.Ordinal),
                };
                seen |= text.Contains("pg_export_snapshot", StringComparison.Ordinal);
                if (!now)
                    return;
                changed = true;
                blocked = Record.Exception(() => ChangeAsync(source, change).GetAwaiter().GetResult());
            },
        };
        using SyncJob job = NewJob(wire.Url(servers.Production.Url(source)), servers.Staging.Url(target));
        Assert.NotNull(await job.RunAsync(Token));
        DatabaseFingerprint before = await DatabaseFingerprint.TakeAsync(servers.Staging, target);
        await servers.Production.ExecuteAsync(source, "update changing set a = a + 1");
        (seen, changed) = (false, false);

        (StagingDataSync? sync, StagingException? failure) = await RunAsync(job);

        Assert.True(changed);
        Assert.Null(blocked);
        DatabaseFingerprint after = await DatabaseFingerprint.TakeAsync(servers.Staging, target);
        Assert.DoesNotContain(Secret, failure + string.Join('\n', job.Host.Lines), StringComparison.Ordinal);
        if (failure is not null)
        {
            Assert.Equal(before, after);
            Assert.Contains(
                failure.ErrorId,
                (string[])["SourceChanged", "UncoveredColumns", "UnknownColumns"]);
        }
        else if (moment == ChangeMoment.BeforeTheSnapshot)
        {
            // What a sync finds that nothing disturbs.
            Assert.NotNull(sync);
            Assert.NotNull(await job.RunAsync(Token));
            Assert.Equal(after, await DatabaseFingerprint.TakeAsync(servers.Staging, target));
        }
        else
        {
            Assert.DoesNotContain(Secret, await servers.Staging.DumpAsync(target), StringComparison.Ordinal);
            Assert.Equal(3000, sync!.Tables.Single(table => table.Table is "public.changing").Rows);
            Assert.Equal(
                "4501500 3000",
                await servers.Staging.ScalarAsync(target, "select sum(a - 1) || ' ' || count(*) filter (where c like 'kept %') from changing"));
        }
    }

    [Theory]
    [InlineData(ChangeMoment.BeforeTheSnapshot)]
    [InlineData(ChangeMoment.BeforeTheSchema)]
    [InlineData(ChangeMoment.BeforeTheRows)]
    public async Task A_lock_that_production_holds_ends_the_sync_instead_of_letting_it_wait(ChangeMoment moment)
    {
        string source = await NewSourceAsync();
        string target = await servers.NewTargetAsync();
        bool seen = false;
        Exception? blocked = null;
        await using NpgsqlConnection migration = await servers.Production.OpenAsync(source);
        bool locked = false;
        await using var wire = new TcpProxy(servers.Production.Port)
        {
            OnRequest = (_, bytes) =>
            {
                string text = Encoding.UTF8.GetString(bytes.Span);
                bool now = !locked && moment switch
                {
                    ChangeMoment.BeforeTheSnapshot => text.Contains("pg_export_snapshot", StringComparison.Ordinal),
                    ChangeMoment.BeforeTheSchema => seen,
                    _ => text.Contains("copy \"public\".\"slow\"", StringComparison.Ordinal),
                };
                seen |= text.Contains("pg_export_snapshot", StringComparison.Ordinal);
                if (!now)
                    return;
                locked = true;
                using var command = new NpgsqlCommand("set lock_timeout = '3s'; begin; lock table changing in access exclusive mode", migration);
                blocked = Record.Exception(() => command.ExecuteNonQuery());
            },
        };
        using SyncJob job = NewJob(wire.Url(servers.Production.Url(source)), servers.Staging.Url(target));

        (_, StagingException? failure) = await RunAsync(job);

        Assert.True(locked);
        Assert.Null(blocked);
        Assert.Equal(("DatabaseLockTimeout", StagingErrorCategory.ResourceBusy), (failure?.ErrorId, failure?.Category));
        Assert.Equal(
            [target], await servers.Staging.QueryAsync("postgres", $"select datname from pg_database where datname like '{target}%'"));
    }

    [Fact]
    public async Task A_change_of_a_table_that_is_being_copied_waits_for_that_copy_alone()
    {
        string source = await NewSourceAsync();
        string target = await servers.NewTargetAsync();
        Task? change = null;
        bool waited = false;
        bool throughBeforeNext = false;
        using SyncJob job = NewJob(
            servers.Production.Url(source),
            servers.Staging.Url(target),
            new RecordingHost
            {
                OnLine = line =>
                {
                    if (!line.StartsWith("Copied public.slow", StringComparison.Ordinal))
                        return;
                    // The copy of this table is over, those of others are not.
                    throughBeforeNext = change!.Wait(TimeSpan.FromSeconds(30));
                },
            });
        await using var wire = new TcpProxy(servers.Production.Port)
        {
            OnRequest = (_, bytes) =>
            {
                if (change is not null || !Encoding.UTF8.GetString(bytes.Span).Contains("copy \"public\".\"slow\"", StringComparison.Ordinal))
                    return;
                change = Task.Run(() => servers.Production.ExecuteAsOwnerAsync(source, "alter table slow add column more int"));
                // It has to stand in the queue before the copy begins.
                for (int attempt = 0; attempt < 100 && !waited; attempt++)
                {
                    Thread.Sleep(50);
                    waited = servers.Production.ScalarAsync(source, "select (exists (select from pg_locks where not granted))::text").GetAwaiter().GetResult() == "true";
                }
            },
        };
        job.Variables["SOURCE_URL"] = wire.Url(servers.Production.Url(source));

        (StagingDataSync? sync, _) = await RunAsync(job);

        Assert.NotNull(sync);
        Assert.True(waited);
        Assert.True(throughBeforeNext);
        Assert.Equal("20000", await servers.Staging.ScalarAsync(target, "select count(*) from slow"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static SyncJob NewJob(string source, string target, RecordingHost? host = null) => new(source, target, Rules)
    {
        // One worker: the largest table first, the others later.
        Request = new() { Source = "env:SOURCE_URL", Target = "env:TARGET_URL", Key = "env:MASKING_KEY", Jobs = 1 },
        Host = host ?? new RecordingHost(),
    };

    private static async Task<(StagingDataSync? Sync, StagingException? Failure)> RunAsync(SyncJob job)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<StagingDataSync?> running = Task.Run(() => job.RunAsync(patience.Token), Token);
        try
        {
            return (await running.WaitAsync(Patience, Token), null);
        }
        catch (TimeoutException)
        {
            await patience.CancelAsync();
            throw new InvalidOperationException($"the sync did not end within {Patience}");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return (null, StagingErrors.Translate(failure));
        }
    }

    // A migration that waits longer than this for a sync would be noticed by production's users.
    private async Task ChangeAsync(string source, string change)
    {
        await using NpgsqlConnection session = await servers.Production.OpenAsync(source);
        foreach (string statement in (string[])["set lock_timeout = '3s'", change])
        {
            await using var command = new NpgsqlCommand(statement, session);
            await command.ExecuteNonQueryAsync(Token);
        }
    }

    private Task<string> NewSourceAsync() => servers.NewSourceAsync(
        $"""
        create schema elsewhere;
        create table slow (id int primary key, filler text);
        insert into slow select n, repeat('x', 200) from generate_series(1, 20000) n;
        create table changing (id int primary key, a int not null, b text, c text);
        insert into changing select n, n, '{Secret} ' || n, 'kept ' || n from generate_series(1, 3000) n;
        create index on changing (b);
        create index on changing (c);
        create table other (id int primary key, a int not null, b text, c text);
        insert into other select n, -n, 'other ' || n, 'else ' || n from generate_series(1, 2000) n;
        create view names as select id, b from changing;
        create table part (id int primary key) partition by range (id);
        create table part_1 partition of part for values from (0) to (1000);
        create table part_2 (id int primary key);
        insert into part values (1), (2);
        insert into part_2 values (1001);
        create sequence tickets;
        analyze;
        """);
}
