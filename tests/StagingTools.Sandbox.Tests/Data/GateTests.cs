using System.Globalization;
using Npgsql;
using StagingTools.Engine.Data;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>Each gate of a sync stops what it is there for, says where and how often, and never what.</summary>
[Collection(DataSyncCollection.Name)]
public sealed class GateTests
{
    private const string People =
        """
        create table people (id int primary key, email text not null, name text, phone text);
        insert into people select n, 'person' || n || '@shop.example', 'Ada Number ' || n, '+4915100' || 100000 + n from generate_series(1, 500) n;
        """;

    private const string MaskedPeople = "people: { columns: { id: keep, email: email, name: name, phone: phone } }";

    private readonly TwoServers servers;

    public GateTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("note text", "'Ada Number 77'")]
    [InlineData("note text", "'asked by PERSON77@shop.example, again.'")]
    [InlineData("note jsonb", "'{\"who\": {\"mail\": [\"person77@shop.example\"]}}'")]
    [InlineData("note json", "'{\"said\": \"call +4915100100077 \\u0041\"}'")]
    [InlineData("note jsonb", "'{\"person77@shop.example\": 1}'")]
    [InlineData("note varchar(80)[]", "array['x', 'person77@shop.example']")]
    [InlineData("note text, mood mood[]", "E'tab\\t person77@shop.example', '{ok}'")]
    public async Task An_original_that_survives_in_a_kept_column_stops_the_sync(string columns, string values)
    {
        string source = await servers.NewSourceAsync(
            $"{People} create type mood as enum ('ok'); create table audit (id int primary key, {columns}); insert into audit values (1, {values}); insert into audit (id) values (2);");
        (StagingException failure, string told) = await FailAsync(
            source, $"version: 1\ntables:\n  {MaskedPeople}\n  audit: {{ default: keep }}");

        Assert.Equal("GateFailed", failure.ErrorId);
        Assert.Contains("public.audit.note: at least 1 values are originals", failure.Message, StringComparison.Ordinal);
        Assert.Contains("contains: [originals]", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("person77", told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Number 77", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "'write to someone.else@another.example'", "an e-mail address")]
    [InlineData("text", "'DE89 3704 0044 0532 0130 00'", "an IBAN")]
    [InlineData("jsonb", "'{\"card\": \"4111 1111 1111 1111\"}'", "a card number")]
    [InlineData("text[]", "array['+49 151 23456789']", "a phone number")]
    public async Task Personal_data_in_a_kept_column_stops_the_sync(string type, string value, string kind)
    {
        string source = await servers.NewSourceAsync(
            $"create table notes (id int primary key, note {type}); insert into notes select n, {value} from generate_series(1, 3) n;");
        (StagingException failure, string told) = await FailAsync(source, "version: 1\ntables: { notes: { default: keep } }");

        Assert.Equal("GateFailed", failure.ErrorId);
        Assert.Contains($"public.notes.note: 3 values look as if they hold {kind}", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("someone", told, StringComparison.Ordinal);
        Assert.DoesNotContain("4111", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update flags set note = 'TWO' where id = 2", "public.flags.note: what is stored differs from what was sent")]
    [InlineData("update flags set note = case id when 1 then 'two' else 'one' end where id < 3", "public.flags: values stand in other rows")]
    [InlineData("delete from flags where id = 2", "public.flags: 3 rows in production's snapshot, 2 arrived")]
    public async Task What_is_stored_in_another_way_than_it_was_sent_stops_the_sync(string meddling, string message)
    {
        string source = await servers.NewSourceAsync(
            "create table flags (id int primary key, note text); insert into flags values (1, 'one'), (2, 'two'), (3, 'three');");
        (StagingException failure, _) = await FailAsync(
            source, "version: 1\ntables: { flags: { default: keep } }", "Copied public.flags", meddling);

        Assert.Equal("GateFailed", failure.ErrorId);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drop index flags_note_idx", "index public.flags.flags_note_idx: it is missing")]
    [InlineData("alter table flags drop constraint flags_check", "constraint public.flags.flags_check: it is missing")]
    [InlineData("create or replace view shown as select id, 0 as extra from flags", "view public.shown: it is defined in another way")]
    [InlineData("select setval('numbers', 1)", "public.numbers: it does not stand where production's stood")]
    public async Task An_object_that_is_missing_or_moved_stops_the_sync(string meddling, string message)
    {
        string source = await servers.NewSourceAsync(
            """
            create sequence numbers; select setval('numbers', 4711);
            create table flags (id int primary key, note text, constraint flags_check check (id > 0));
            create index flags_note_idx on flags (note);
            insert into flags values (1, 'one');
            create view shown as select id, 1 as extra from flags;
            """);
        (StagingException failure, _) = await FailAsync(
            source, "version: 1\ntables: { flags: { default: keep } }", "Read public.flags back", "set search_path = public; " + meddling);

        Assert.Equal("GateFailed", failure.ErrorId);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_document_that_is_masked_path_by_path_the_kept_paths_are_looked_at()
    {
        string source = await servers.NewSourceAsync(
            $$"""
            {{People}}
            create table profiles (id int primary key, document jsonb);
            insert into profiles values (1, '{"mail": "person5@shop.example", "city": "Springfield 12", "seen": ["person77@shop.example"]}');
            create table places (id int primary key, city text); insert into places values (1, 'Springfield 12');
            """);
        (StagingException failure, string told) = await FailAsync(
            source,
            $$"""
            version: 1
            tables:
              {{MaskedPeople}}
              profiles: { columns: { id: keep, document: { mask: jsonb, paths: { "$.mail": email, "$.city": keep, "$.seen": keep } } } }
              places: { default: keep }
            """);

        Assert.Contains("public.profiles.document: at least 1 values are originals", failure.Message, StringComparison.Ordinal);
        Assert.Contains("public.profiles.document: 1 values look as if they hold an e-mail address", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("public.places", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("person", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_rules_say_a_kept_column_holds_stops_nothing()
    {
        string source = await servers.NewSourceAsync(
            $"{People} create table support (id int primary key, address text); insert into support values (1, 'person77@shop.example'), (2, 'help@shop.example');");
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(
            servers.Production.Url(source),
            servers.Staging.Url(target),
            $"version: 1\ntables:\n  {MaskedPeople}\n  support: {{ columns: {{ id: keep, address: {{ mask: keep, contains: [email, originals] }} }} }}");

        Assert.NotNull(await job.RunAsync(Token));
    }

    [Fact]
    public async Task Common_words_and_pseudonyms_stop_nothing()
    {
        string source = await servers.NewSourceAsync(
            """
            create table people (id int primary key, name text, message text);
            insert into people values (1, 'Austin', 'delivered'), (2, 'Ada', 'thanks'), (3, null, '');
            create table orders (id int primary key, city text, status text, made_at timestamptz, number text, extra jsonb);
            insert into orders values (1, 'Austin', 'delivered', now(), '2024-000123456789', '{"uuid": "6d0f1f4e-3a52-4a0e-9d55-3f1e9a7c1c11"}');
            """);
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(
            servers.Production.Url(source),
            servers.Staging.Url(target),
            "version: 1\ntables: { people: { columns: { id: keep, name: name, message: text } }, orders: { default: keep } }");

        StagingDataSync? sync = await job.RunAsync(Token);

        Assert.NotNull(sync);
        Assert.Equal(["rows", "checksums", "objects", "sequences", "originals", "patterns"], sync.Gates.Select(gate => gate.Gate));
        Assert.Equal(12, sync.KeyId.Length);
    }

    [Fact]
    public async Task A_large_table_is_copied_in_stretches_and_is_whole()
    {
        string source = await servers.NewSourceAsync(
            """
            create table big (id int primary key, filler text);
            insert into big select n, repeat(md5(n::text), 8) from generate_series(1, 500000) n;
            delete from big where id % 7 = 0;
            create table small (id int primary key); insert into small values (1);
            analyze;
            """);
        string target = await servers.NewTargetAsync();
        int sessions = 0;
        using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task watching = Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    string count = await servers.Production.ScalarAsync(
                        "postgres", "select count(*) from pg_stat_activity where query like 'copy (select%ctid%'");
                    sessions = Math.Max(sessions, int.Parse(count, CultureInfo.InvariantCulture));
                }
            },
            Token);
        using SyncJob job = new(
            servers.Production.Url(source),
            servers.Staging.Url(target),
            "version: 1\ntables: { big: { columns: { id: keep, filler: hash } }, small: { default: keep } }")
        {
            Request = new() { Source = "env:SOURCE_URL", Target = "env:TARGET_URL", Key = "env:MASKING_KEY", Jobs = 4 },
        };

        StagingDataSync? sync = await job.RunAsync(Token);

        await done.CancelAsync();
        await watching;
        Assert.NotNull(sync);
        Assert.Equal(500_000 - (500_000 / 7), sync.Tables.Single(table => table.Table == "public.big").Rows);
        Assert.Equal("428572 64", await servers.Staging.ScalarAsync(target, "select count(*) || ' ' || min(length(filler)) from big"));
        Assert.True(sessions > 1, $"{sessions} sessions copied it at once");
    }

    private async Task<(StagingException Failure, string Told)> FailAsync(
        string source, string rules, string? when = null, string? meddling = null)
    {
        string target = await servers.NewTargetAsync();
        await servers.Staging.ExecuteAsOwnerAsync(target, "create table old_data as select 'from before' as note");
        bool meddled = false;
        using SyncJob job = new(servers.Production.Url(source), servers.Staging.Url(target), rules)
        {
            Host = new RecordingHost
            {
                OnLine = line =>
                {
                    if (when is null || !line.StartsWith(when, StringComparison.Ordinal))
                        return;
                    using NpgsqlConnection connection = servers.Staging.OpenAsync($"{target}_incoming").GetAwaiter().GetResult();
                    using var command = new NpgsqlCommand(meddling, connection);
                    command.ExecuteNonQuery();
                    meddled = true;
                },
            },
        };

        StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal(when is not null, meddled);
        Assert.Equal("from before", await servers.Staging.ScalarAsync(target, "select note from old_data"));
        Assert.Equal([target], await servers.Staging.QueryAsync("postgres", $"select datname from pg_database where datname like '{target}%'"));
        string log = await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(job.Folder, "logs")).Single(), Token);
        return (failure, failure + log + string.Join('\n', job.Host.Lines));
    }
}
