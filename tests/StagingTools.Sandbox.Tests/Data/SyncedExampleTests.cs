using System.Text.RegularExpressions;
using StagingTools.Engine.Data;

namespace StagingTools.Sandbox.Tests.Data;

[Collection(DataSyncCollection.Name)]
public sealed partial class SyncedExampleTests : IClassFixture<SyncedExample>
{
    private readonly TwoServers servers;
    private readonly SyncedExample example;

    public SyncedExampleTests(TwoServers servers, SyncedExample example)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
        this.example = example;
    }

    [Fact]
    public async Task Every_table_has_productions_rows_and_skipped_ones_none()
    {
        foreach (TableSync table in example.Sync.Tables)
        {
            string count = $"select count(*) from {table.Table}";
            Assert.Equal(await InProductionAsync(count), await InStagingAsync(count));
            Assert.Equal(table.Rows.ToString(System.Globalization.CultureInfo.InvariantCulture), await InStagingAsync(count));
        }

        Assert.Equal(10, example.Sync.Tables.Count);
        Assert.True(example.Sync.Rows >= 287_203);
        Assert.Equal("5000", await InProductionAsync("select count(*) from audit_log"));
        Assert.Equal("0", await InStagingAsync("select count(*) from audit_log"));
    }

    [Fact]
    public async Task No_original_survives_in_any_column()
    {
        HashSet<string> originals = new(StringComparer.Ordinal);
        foreach (string query in (string[])
        [
            "select email from users", "select phone from users", "select phone from contacts", "select password_hash from users",
            "select token from api_tokens", "select token from sessions", "select media_url from messages where media_url is not null",
            "select user_agent from sessions", "select metadata ->> 'wamid' from messages where metadata is not null",
            "select metadata ->> 'from' from messages where metadata is not null", "select host(ip_address) from sessions",
            "select substr(name, 9) from contacts where name is not null", "select substr(subject, 11) from conversations where subject is not null",
            "select distinct name from users", "select distinct substr(content, 12, 32) from messages where content is not null",
            "select profile ->> 'birthday' from users", "select actor from audit_log",
        ])
            originals.UnionWith(await servers.Production.QueryAsync(TwoServers.ProductionDatabase, query));
        Assert.True(originals.Count > 200_000);

        string staging = await servers.Staging.DumpAsync(example.Target, "--data-only");

        string[] survivors = [.. Word().Matches(staging).Select(match => match.Value).Where(originals.Contains).Distinct().Take(5)];
        Assert.Empty(survivors);
        Assert.All(
            (string[])["Hola, soy", "Cliente ", "Pedido de", "Calle ", "Müller", "Sofía", "Łódź", "wa_live_", "$2b$", "wamid.", "wa_id", "Mozilla"],
            words => Assert.DoesNotContain(words.Replace("wamid.", "wamid.wa", StringComparison.Ordinal), staging, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Values_have_the_form_that_the_rules_give()
    {
        Assert.Equal(
            "staging+user42@example.com|+155500042|Test User 42|{\"city\": \"Testville\"}",
            await InStagingAsync("select concat_ws('|', email, phone, name, profile) from users where id = 42"));
        Assert.Equal("Generic test content of message 7.", await InStagingAsync("select content from messages where id = 7"));
        Assert.Equal("0", await InStagingAsync("select count(*) from messages where media_url is not null"));
        Assert.Equal("5000", await InStagingAsync("select count(distinct token) from api_tokens where token ~ '^test-token-[0-9a-f]{32}$'"));
        Assert.Equal("12000", await InStagingAsync("select count(distinct token) from sessions where token ~ '^[0-9a-f]{64}$'"));
        Assert.Equal(
            await InProductionAsync("select count(*) from messages where content is null"),
            await InStagingAsync("select count(*) from messages where content is null"));
    }

    [Fact]
    public async Task Kept_columns_are_productions_own()
    {
        string kept =
            """
            select md5(string_agg(concat_ws('|', id, conversation_id, reply_to_id, direction, status, cost, sent_at), ',' order by id))
            from messages
            """;
        Assert.Equal(await InProductionAsync(kept), await InStagingAsync(kept));
    }

    [Fact]
    public async Task Computed_columns_follow_the_masked_ones() =>
        Assert.Equal("0", await InStagingAsync("select count(*) from messages where content_length is distinct from length(content)"));

    [Fact]
    public async Task The_schema_is_productions_to_the_last_index_trigger_and_view() =>
        Assert.Equal(
            await servers.Production.DumpAsync(TwoServers.ProductionDatabase, "--schema-only"),
            await servers.Staging.DumpAsync(example.Target, "--schema-only"));

    [Fact]
    public async Task Constraints_are_valid_and_hold()
    {
        Assert.Equal("0", await InStagingAsync("select count(*) from pg_constraint where not convalidated"));
        Assert.Equal("0", await InStagingAsync("select count(*) from messages m left join conversations c on c.id = m.conversation_id where c.id is null"));
        Assert.Equal("0", await InStagingAsync("select count(*) from pg_index where not indisvalid"));
    }

    [Fact]
    public async Task The_application_can_go_on_writing()
    {
        await servers.Staging.ExecuteAsOwnerAsync(
            example.Target,
            """
            begin;
            insert into users (organization_id, email, name, password_hash, created_at, updated_at)
            values (1, 'new@example.com', 'New', 'x', now(), now());
            insert into messages (conversation_id, direction, content, sent_at) values (1, 'inbound', 'new', now());
            insert into conversations (organization_id, user_id, contact_id, created_at) values (1, 1, 1, now());
            insert into webhook_events (received_at, kind, payload) values ('2025-01-05', 'message', '{}');
            rollback;
            """);
    }

    [Fact]
    public async Task Sequences_stand_where_productions_stand()
    {
        Assert.Equal(
            await servers.Production.QueryAsync(TwoServers.ProductionDatabase, SyncedExample.SequenceValues), example.Sequences);
        Assert.Contains("messages_id_seq 160000", example.Sequences);
        Assert.Contains("ticket_number 40999", example.Sequences);
    }

    [Fact]
    public async Task A_materialized_view_is_filled_from_the_masked_rows() =>
        Assert.Equal(
            await InProductionAsync("select count(*) || ' ' || sum(messages) from message_volume"),
            await InStagingAsync("select count(*) || ' ' || sum(messages) from message_volume"));

    [Fact]
    public async Task The_previous_database_is_kept_with_what_it_held()
    {
        Assert.Equal($"{example.Target}_previous", example.Sync.PreviousDatabase);
        Assert.Equal("from before", await servers.Staging.ScalarAsync($"{example.Target}_previous", "select note from old_data"));
        Assert.Equal(
            [example.Target, $"{example.Target}_previous"],
            await servers.Staging.QueryAsync(
                "postgres", $"select datname from pg_database where datname like '{example.Target}%' order by datname"));
    }

    [Fact]
    public async Task The_new_database_has_the_mark_the_words_and_the_settings_of_the_old_one()
    {
        string comment = await InStagingAsync("select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()");
        Assert.StartsWith("The team's own words.\nstagingtools: staging filled ", comment, StringComparison.Ordinal);
        Assert.Equal("8MB", await InStagingAsync("show work_mem"));
        Assert.Equal("false", await InStagingAsync(
            "select has_database_privilege('public', current_database(), 'temporary')::text"));
        Assert.Equal(servers.Staging.Owner, await InStagingAsync(
            "select pg_get_userbyid(datdba) from pg_database where datname = current_database()"));
    }

    [Fact]
    public void The_plan_shows_tables_sizes_and_what_becomes_of_columns()
    {
        Assert.Contains("public.messages", example.Plan, StringComparison.Ordinal);
        Assert.Contains("160,000", example.Plan, StringComparison.Ordinal);
        Assert.Contains("email -> \"staging+user{id}@example.com\"", example.Plan, StringComparison.Ordinal);
        Assert.Contains("without rows: public.audit_log", example.Plan, StringComparison.Ordinal);
        Assert.Contains($"{example.Target}_previous", example.Plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_and_the_log_hold_counts_and_no_secret()
    {
        TableSync users = example.Sync.Tables.Single(table => table.Table == "public.users");
        Assert.Equal(["email", "phone", "name", "password_hash", "profile"], users.MaskedColumns);
        Assert.Equal($"127.0.0.1:{servers.Staging.Port}/{example.Target}", example.Sync.Target);
        Assert.Equal(64, example.Sync.RulesHash.Length);

        string log = await File.ReadAllTextAsync(example.Sync.LogPath!, TestContext.Current.CancellationToken);
        Assert.Matches("data-sync-[0-9]{8}-[0-9]{6}", Path.GetFileName(example.Sync.LogPath!));
        Assert.Contains("Copied public.messages: 160,000 rows", log, StringComparison.Ordinal);
        Assert.DoesNotContain("pässwörd", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString("pässwörd"), log, StringComparison.Ordinal);
    }

    private Task<string> InProductionAsync(string sql) => servers.Production.ScalarAsync(TwoServers.ProductionDatabase, sql);

    private Task<string> InStagingAsync(string sql) => servers.Staging.ScalarAsync(example.Target, sql);

    [GeneratedRegex(@"[\p{L}\p{N}@._+:/$-]+( [\p{L}'-]+)?")]
    private static partial Regex Word();
}
