using Npgsql;
using StagingTools.Engine.Data;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Data;

[Collection(DataSyncCollection.Name)]
public sealed class DataRestoreTests
{
    private readonly TwoServers servers;

    public DataRestoreTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Source => servers.Production.Url(TwoServers.SmallDatabase);

    [Fact]
    public async Task The_previous_data_comes_back_and_the_same_command_undoes_it()
    {
        (string target, SyncJob sync) = await SyncedAsync();
        using SyncJob _ = sync;
        RestoreJob job = new(sync);

        StagingDataRestore? back = await job.RunAsync(Token);

        Assert.Equal("from before", await servers.Staging.ScalarAsync(target, "select note from old_data"));
        Assert.Equal($"{target}_previous", back!.RestoredFrom);
        Assert.Null(back.DataSanitized);
        Assert.Equal("stagingtools: staging", await CommentAsync(target));
        Assert.Contains($"of {target}; filled ", await CommentAsync($"{target}_previous"), StringComparison.Ordinal);

        StagingDataRestore? again = await job.RunAsync(Token);

        Assert.Equal("1000", await servers.Staging.ScalarAsync(target, "select count(*) from users"));
        Assert.True(again!.DataSanitized);
        Assert.StartsWith("stagingtools: staging filled ", await CommentAsync(target), StringComparison.Ordinal);
        Assert.Equal([target, $"{target}_previous"], await DatabasesAsync(target));
    }

    [Fact]
    public async Task A_sync_after_a_restore_goes_on_as_ever()
    {
        (string target, SyncJob sync) = await SyncedAsync();
        using SyncJob _ = sync;
        Assert.NotNull(await new RestoreJob(sync).RunAsync(Token));

        Assert.NotNull(await sync.RunAsync(Token));

        Assert.Equal("1000", await servers.Staging.ScalarAsync(target, "select count(*) from users"));
        Assert.Equal("from before", await servers.Staging.ScalarAsync($"{target}_previous", "select note from old_data"));
    }

    [Fact]
    public async Task Sessions_are_ended_and_find_the_other_data_when_they_connect_again()
    {
        (string target, SyncJob sync) = await SyncedAsync();
        using SyncJob _ = sync;
        await using NpgsqlConnection present = await servers.Staging.OpenAsync(target);
        await using NpgsqlConnection previous = await servers.Staging.OpenAsync($"{target}_previous");
        RestoreJob job = new(sync);

        Assert.NotNull(await job.RunAsync(Token));

        Assert.Contains($"Ended 2 sessions on {target}; they find the new data when they connect again.", job.Host.Lines);
        await using var question = new NpgsqlCommand("select 1", present);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => question.ExecuteScalarAsync(Token));
        await using NpgsqlConnection next = await servers.Staging.OpenAsync(target);
        await using var note = new NpgsqlCommand("select note from old_data", next);
        Assert.Equal("from before", await note.ExecuteScalarAsync(Token));
    }

    [Fact]
    public async Task Without_a_previous_database_there_is_nothing_to_go_back_to()
    {
        string target = await servers.NewTargetAsync();
        using SyncJob sync = new(Source, servers.Staging.Url(target));

        StagingException failure = await new RestoreJob(sync).RefusedAsync(Token);

        Assert.Equal(("NoPreviousDatabase", StagingErrorCategory.NotFound), (failure.ErrorId, failure.Category));
        Assert.Contains("--backup-path", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_that_name_that_no_sync_left_is_not_touched()
    {
        string target = await servers.NewTargetAsync();
        await servers.Staging.CreateDatabaseAsync($"{target}_previous", "somebody's own");
        using SyncJob sync = new(Source, servers.Staging.Url(target));
        RestoreJob job = new(sync);

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("NoPreviousDatabase", failure.ErrorId);
        Assert.Null(job.Host.Asked);
        Assert.Equal("somebody's own", await CommentAsync($"{target}_previous"));
    }

    [Fact]
    public async Task A_database_that_is_not_marked_is_not_restored()
    {
        string target = await servers.NewTargetAsync(comment: null);
        await servers.Staging.CreateDatabaseAsync($"{target}_previous", $"stagingtools: previous of {target}");
        using SyncJob sync = new(Source, servers.Staging.Url(target));

        Assert.Equal("TargetNotMarked", (await new RestoreJob(sync).RefusedAsync(Token)).ErrorId);
    }

    [Fact]
    public async Task While_a_sync_works_on_the_target_nothing_is_restored()
    {
        (string target, SyncJob sync) = await SyncedAsync();
        using SyncJob _ = sync;
        await using NpgsqlConnection other = await servers.Staging.OpenAsync("postgres");
        await using var hold = new NpgsqlCommand("select pg_advisory_lock(hashtextextended('stagingtools:' || $1, 0))", other)
        {
            Parameters = { new() { Value = target } },
        };
        await hold.ExecuteScalarAsync(Token);

        StagingException failure = await new RestoreJob(sync).RefusedAsync(Token);

        Assert.Equal(("SyncInProgress", StagingErrorCategory.ResourceBusy), (failure.ErrorId, failure.Category));
        Assert.Equal("1000", await servers.Staging.ScalarAsync(target, "select count(*) from users"));
    }

    [Fact]
    public async Task What_if_shows_both_databases_and_changes_nothing()
    {
        (string target, SyncJob sync) = await SyncedAsync();
        using SyncJob _ = sync;
        RestoreJob job = new(sync) { Host = new RecordingHost(agrees: false) };

        Assert.Null(await job.RunAsync(Token));

        Assert.Equal(Engine.Hosting.ConfirmationImpact.High, job.Host.Asked!.Impact);
        Assert.Matches(@"^Into +127\.0\.0\.1:\d+/\w+ \(PostgreSQL \d+, [\d.]+ MB, filled ", job.Host.Asked.Detail);
        Assert.Matches($@"From +{target}_previous \([\d.]+ MB\)", job.Host.Asked.Detail);
        Assert.Equal("1000", await servers.Staging.ScalarAsync(target, "select count(*) from users"));
        Assert.Empty(Directory.GetFiles(Path.Combine(sync.Folder, "logs"), "data-restore-*"));
    }

    [Fact]
    public async Task A_backup_that_a_sync_wrote_brings_everything_back()
    {
        string target = await servers.NewTargetAsync("stagingtools: staging filled 2025-01-18T09:30:00Z rules abc");
        await servers.Staging.ExecuteAsync("postgres", $"alter database {target} set work_mem = '8MB'");
        await servers.Staging.ExecuteAsOwnerAsync(
            target,
            """
            create table notes (id int generated always as identity primary key, note text not null unique, at timestamptz default now());
            insert into notes (note) values ('one; two'), (E'back\\slash\nand a line'), ('\\connect postgres'), ('$$'), ('ünïcödé');
            create function twice(n int) returns int language sql immutable as $body$ select n * 2; -- ; ' $body$;
            create view shouting as select upper(note) as note from notes;
            create type mood as enum ('fine', 'busy');
            grant select on notes to pg_monitor;
            select lo_from_bytea(0, 'a large object');
            """);
        string before = await servers.Staging.DumpAsync(target);
        using SyncJob sync = new(Source, servers.Staging.Url(target), TwoServers.SmallRules)
        {
            Request = new() { Source = "env:SOURCE_URL", Target = "env:TARGET_URL", Key = "env:MASKING_KEY", Backup = true },
        };

        StagingDataSync synced = (await sync.RunAsync(Token))!;
        StagingDataRestore? restored = await new RestoreJob(sync)
        {
            Request = new() { Target = "env:TARGET_URL", BackupPath = Path.GetRelativePath(sync.Folder, synced.BackupPath!) },
        }.RunAsync(Token);

        Assert.Matches(@"tmp[/\\]db-dumps[/\\]staging-backup-\d{8}-\d{6}\.sql$", synced.BackupPath);
        Assert.Equal([synced.BackupPath], Directory.GetFileSystemEntries(Path.Combine(sync.Folder, "tmp", "db-dumps")));
        Assert.Equal(synced.BackupPath, restored!.RestoredFrom);
        Assert.True(restored.DataSanitized);
        Assert.Equal(before, await servers.Staging.DumpAsync(target));
        Assert.Equal("8MB", await servers.Staging.ScalarAsync(target, "show work_mem"));
        Assert.Equal("1000", await servers.Staging.ScalarAsync($"{target}_previous", "select count(*) from users"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(synced.BackupPath!));
    }

    [Theory]
    [InlineData("custom")]
    [InlineData("tar")]
    [InlineData("directory")]
    public async Task Archives_of_pg_dump_are_restored(string format)
    {
        (string target, SyncJob sync) = await SyncedAsync();
        using SyncJob _ = sync;
        string path = Path.Combine(sync.Folder, "archive");
        await servers.Staging.DumpAsync(target, $"--format={format}", $"--file={path}");
        await servers.Staging.ExecuteAsOwnerAsync(target, "delete from messages");

        StagingDataRestore? restored = await Restore(sync, "archive").RunAsync(Token);

        Assert.Equal(path, restored!.RestoredFrom);
        Assert.Equal("200000", await servers.Staging.ScalarAsync(target, "select count(*) from messages"));
        Assert.Equal("0", await servers.Staging.ScalarAsync($"{target}_previous", "select count(*) from messages"));
    }

    [Fact]
    public async Task A_backup_that_fails_in_the_middle_leaves_staging_as_it_was_and_repeats_no_value()
    {
        (string target, SyncJob sync) = await SyncedAsync();
        using SyncJob _ = sync;
        await File.WriteAllTextAsync(
            Path.Combine(sync.Folder, "broken.sql"),
            "create table t (n int primary key, s text);\ninsert into t values (1, 'tOpSeCrEt');\n"
            + "insert into t values ('tOpSeCrEt', 'x');\ncreate table u ();\n",
            Token);
        RestoreJob job = Restore(sync, "broken.sql");

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("BackupNotRestored", failure.ErrorId);
        Assert.Contains("(line 3)", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tOpSeCrEt", failure + string.Concat(job.Host.Lines), StringComparison.Ordinal);
        Assert.All(
            Directory.GetFiles(Path.Combine(sync.Folder, "logs")),
            log => Assert.DoesNotContain("tOpSeCrEt", File.ReadAllText(log), StringComparison.Ordinal));
        Assert.Equal("1000", await servers.Staging.ScalarAsync(target, "select count(*) from users"));
        Assert.Equal([target, $"{target}_previous"], await DatabasesAsync(target));
    }

    [Fact]
    public async Task A_dump_that_would_drop_the_present_database_is_refused_before_anything_is_asked()
    {
        (string target, SyncJob sync) = await SyncedAsync();
        using SyncJob _ = sync;
        string dump = await servers.Staging.DumpAsync(target, "--schema-only", "--create", "--clean");
        await File.WriteAllTextAsync(Path.Combine(sync.Folder, "create.sql"), dump, Token);
        RestoreJob job = Restore(sync, "create.sql");

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal(("InvalidBackup", StagingErrorCategory.InvalidArgument), (failure.ErrorId, failure.Category));
        Assert.Contains("DROP DATABASE", failure.Message, StringComparison.Ordinal);
        Assert.Null(job.Host.Asked);
        Assert.Equal("1000", await servers.Staging.ScalarAsync(target, "select count(*) from users"));
    }

    [Fact]
    public async Task A_dump_that_breaks_off_is_refused_before_anything_is_asked()
    {
        (string target, SyncJob sync) = await SyncedAsync();
        using SyncJob _ = sync;
        string dump = await servers.Staging.DumpAsync(target);
        await File.WriteAllTextAsync(Path.Combine(sync.Folder, "half.sql"), dump[..(dump.Length / 2)], Token);
        RestoreJob job = Restore(sync, "half.sql");

        Assert.Equal("BackupIncomplete", (await job.RefusedAsync(Token)).ErrorId);
        Assert.Null(job.Host.Asked);
    }

    [Fact]
    public async Task A_backup_without_tables_does_not_replace_data()
    {
        (string target, SyncJob sync) = await SyncedAsync();
        using SyncJob _ = sync;
        await File.WriteAllTextAsync(Path.Combine(sync.Folder, "empty.sql"), "select 1;\n", Token);

        Assert.Equal("BackupEmpty", (await Restore(sync, "empty.sql").RefusedAsync(Token)).ErrorId);
        Assert.Equal([target, $"{target}_previous"], await DatabasesAsync(target));
    }

    [Fact]
    public async Task A_restore_that_is_cancelled_leaves_nothing_behind()
    {
        (string target, SyncJob sync) = await SyncedAsync();
        using SyncJob _ = sync;
        await File.WriteAllTextAsync(Path.Combine(sync.Folder, "slow.sql"), "create table t ();\nselect pg_sleep(600);\n", Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<StagingDataRestore?> running = Restore(sync, "slow.sql").RunAsync(stop.Token);
        while ((await servers.Staging.QueryAsync(
            "postgres", $"select pid from pg_stat_activity where datname = '{target}_incoming' and query like '%pg_sleep%'")).Count == 0)
            await Task.Delay(50, Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal([target, $"{target}_previous"], await DatabasesAsync(target));
    }

    private static RestoreJob Restore(SyncJob sync, string backup) =>
        new(sync) { Request = new() { Target = "env:TARGET_URL", BackupPath = backup } };

    private async Task<(string Target, SyncJob Sync)> SyncedAsync()
    {
        string target = await servers.NewTargetAsync();
        await servers.Staging.ExecuteAsOwnerAsync(target, "create table old_data as select 'from before' as note");
        SyncJob sync = new(Source, servers.Staging.Url(target), TwoServers.SmallRules);
        Assert.NotNull(await sync.RunAsync(Token));
        return (target, sync);
    }

    private Task<string> CommentAsync(string database) => servers.Staging.ScalarAsync(
        "postgres", $"select shobj_description(oid, 'pg_database') from pg_database where datname = '{database}'");

    private Task<List<string>> DatabasesAsync(string target) =>
        servers.Staging.QueryAsync("postgres", $"select datname from pg_database where datname ~ '^{target}(_|$)' order by 1");
}
