using StagingTools.Engine.Data;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>Production holds rows that break its own foreign keys, from times when its triggers were off.</summary>
[Collection(DataSyncCollection.Name)]
public sealed class SyncOrphanTests
{
    private readonly TwoServers servers;

    public SyncOrphanTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_production_breaks_stays_unchecked_on_staging_and_is_told_with_its_count()
    {
        string source = await servers.NewSourceAsync(
            """"
            create schema "odd ""schema""";
            create table users (id int primary key, email text);
            insert into users select n, 'user' || n || '@shop.example' from generate_series(1, 10) n;
            create table orders (id int primary key, user_id int constraint of_user references users, other_id int constraint of_other references users);
            insert into orders select n, n, n from generate_series(1, 10) n;
            create table pairs (a int, b int, primary key (a, b));
            insert into pairs values (1, 1), (2, 2);
            create table "odd ""schema""".refers (
              id int primary key, a int, b int,
              constraint "full 'key'" foreign key (a, b) references pairs match full deferrable initially deferred,
              up int constraint up references "odd ""schema""".refers on delete cascade);
            insert into "odd ""schema""".refers values (1, 1, 1, null), (2, null, null, 1);
            """");
        await servers.Production.ExecuteAsync(
            source,
            """"
            set session_replication_role = replica;
            delete from users where id in (3, 7);
            update orders set other_id = 1;
            insert into "odd ""schema""".refers values (3, 5, null, 1), (4, 9, 9, 99), (5, 2, 2, 98), (6, null, null, 97);
            """");
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(
            servers.Production.Url(source),
            servers.Staging.Url(target),
            """"
            version: 1
            tables:
              users: { columns: { id: keep, email: email } }
              orders: { default: keep }
              pairs: { default: keep }
              '"odd ""schema"""."refers"': { default: keep }
            """");

        StagingDataSync? sync = await job.RunAsync(Token);

        Assert.NotNull(sync);
        Assert.Equal(
            ["odd \"schema\".refers full 'key' 2", "odd \"schema\".refers up 3", "public.orders of_user 2"],
            sync.OrphanedKeys.Select(key => $"{key.Table} {key.Key} {key.Rows}").Order(StringComparer.Ordinal));
        Assert.Contains(
            "warning: 2 rows of public.orders refer to rows that production does not have (of_user); the key stays unchecked (NOT VALID) on staging.",
            job.Host.Lines);
        Assert.Equal(
            ["full 'key' false", "of_other true", "of_user false", "up false"],
            await servers.Staging.QueryAsync(
                target, "select conname || ' ' || convalidated from pg_constraint where contype = 'f' order by 1"));
        Assert.Equal("10", await servers.Staging.ScalarAsync(target, "select count(*) from orders"));
        // New rows are checked all the same.
        await Assert.ThrowsAsync<Npgsql.PostgresException>(
            () => servers.Staging.ExecuteAsOwnerAsync(target, "insert into orders values (11, 3, 1)"));
    }

    [Fact]
    public async Task A_broken_key_of_a_partitioned_table_is_left_out_and_told_with_its_count()
    {
        string source = await servers.NewSourceAsync(
            """
            create table days (day date primary key);
            insert into days select date '2024-12-30' + n from generate_series(0, 5) n;
            create table events (id int, day date constraint of_day references days, primary key (id, day)) partition by range (day);
            create table events_2024 partition of events for values from ('2024-01-01') to ('2025-01-01');
            create table events_rest partition of events default;
            insert into events select n, date '2024-12-30' + n from generate_series(0, 5) n;
            create table notes (id int, day date, constraint of_event foreign key (id, day) references events);
            insert into notes values (0, '2024-12-30'), (5, '2025-01-04');
            """);
        await servers.Production.ExecuteAsync(
            source,
            """
            set session_replication_role = replica;
            delete from days where day = '2025-01-01';
            delete from events where id = 5;
            """);
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(
            servers.Production.Url(source),
            servers.Staging.Url(target),
            "version: 1\ntables: { days: { default: keep }, events: { default: keep }, notes: { default: keep } }");

        StagingDataSync? sync = await job.RunAsync(Token);

        Assert.NotNull(sync);
        Assert.Equal(
            ["public.events of_day 1", "public.notes of_event 1"],
            sync.OrphanedKeys.Select(key => $"{key.Table} {key.Key} {key.Rows}").Order(StringComparer.Ordinal));
        Assert.Contains(job.Host.Lines, line => line.EndsWith("(of_day); the key is left out of staging.", StringComparison.Ordinal));
        Assert.Equal("5", await servers.Staging.ScalarAsync(target, "select count(*) from events"));
        Assert.Equal("0", await servers.Staging.ScalarAsync(target, "select count(*) from pg_constraint where conname = 'of_day'"));
    }
}
