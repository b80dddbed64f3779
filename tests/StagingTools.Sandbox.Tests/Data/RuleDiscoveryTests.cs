using StagingTools.Engine.Data;
using StagingTools.Engine.Data.Discovery;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Sandbox.Tests.Data;

[Collection(DataSyncCollection.Name)]
public sealed class RuleDiscoveryTests
{
    private readonly TwoServers servers;

    public RuleDiscoveryTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Example => servers.Production.Url(TwoServers.ProductionDatabase);

    [Fact]
    public async Task The_examples_columns_get_the_masks_that_their_names_and_values_call_for()
    {
        using RulesJob job = new(Example);

        IReadOnlyList<StagingDataRule> rules = await job.ProposeAsync(Token);

        Assert.Equal(
            """
            api_tokens.label text
            api_tokens.token token
            audit_log.actor email
            audit_log.detail { mask: jsonb, paths: { "$.ip": pattern } }
            contacts.phone { mask: phone, template: "+1555000{id}" }
            contacts.name name
            contacts.notes text
            conversations.subject text
            messages.content text
            messages.media_url url
            messages.metadata { mask: jsonb, paths: { "$.from": phone, "$.wamid": keep } }
            organizations.display_name name
            organizations.settings { mask: jsonb, paths: { "$.hours[*]": keep, "$.locale": keep } }
            sessions.token token
            sessions.ip_address null
            sessions.user_agent text
            users.email email
            users.phone phone
            users.name name
            users.password_hash token
            users.profile { mask: jsonb, paths: { "$.city": text, "$.birthday": date_shift, "$.nickname": { mask: template, template: "user-{hash}" } } }
            webhook_events.payload { mask: jsonb, paths: { "$.entry[*].id": keep, "$.entry[*].wa_id": phone } }
            """,
            string.Join('\n', rules.Where(rule => rule.Mask != "keep").Select(rule => $"{rule.Table["public.".Length..]}.{rule.Column} {rule.Rule}")));
        StagingDataRule email = rules.Single(rule => rule is { Table: "public.users", Column: "email" });
        Assert.Equal(RuleConfidence.High, email.Confidence);
        Assert.Equal("named like an e-mail address; 100 % of 500 samples are e-mail addresses", email.Reason);
        Assert.Equal("refers to public.users.id", rules.Single(rule => rule is { Table: "public.sessions", Column: "user_id" }).Reason);
    }

    [Fact]
    public async Task A_sync_goes_on_with_the_examples_proposed_rules()
    {
        using RulesJob job = new(Example);
        await job.ProposeAsync(Token);
        string target = await servers.NewTargetAsync();
        using SyncJob sync = new(Example, servers.Staging.Url(target), job.Rules);

        StagingDataSync? synced = await sync.RunAsync(Token);

        Assert.NotNull(synced);
        Assert.Equal("0", await servers.Staging.ScalarAsync(target, "select count(*) from users where email !~ '@example.com$'"));
        Assert.Equal(
            "0", await servers.Staging.ScalarAsync(target, "select count(*) from webhook_events where payload::text ~ '49151[0-9]{7}'"));
    }

    [Fact]
    public async Task What_nothing_is_known_of_is_left_to_people_and_stops_a_sync()
    {
        string database = await servers.NewSourceAsync(
            """
            create table t (id int primary key, wort text not null, addr inet not null, blob bytea not null, leer text);
            insert into t select n, chr(65 + n % 26) || n || chr(97 + n % 7), '84.1.2.3', '\x00' from generate_series(1, 300) n;
            """);
        using RulesJob job = new(servers.Production.Url(database));

        IReadOnlyList<StagingDataRule> rules = await job.ProposeAsync(Token);

        Assert.Equal(["wort", "addr", "blob", "leer"], rules.Where(rule => rule.Mask is null).Select(rule => rule.Column));
        Assert.Contains("      # decide wort: ?", job.Rules, StringComparison.Ordinal);
        Assert.Contains(job.Host.Lines, line => line.Contains("4 columns are left to decide", StringComparison.Ordinal));
        using SyncJob sync = new(servers.Production.Url(database), servers.Staging.Url(await servers.NewTargetAsync()), job.Rules);
        StagingException failure = await sync.RefusedAsync(Token);
        Assert.Equal("UncoveredColumns", failure.ErrorId);
        Assert.Contains("public.t: wort (text), addr (inet), blob (bytea), leer (text)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mask_that_its_column_refuses_gives_way_to_one_that_fits()
    {
        string database = await servers.NewSourceAsync(
            """
            create domain short_mail as varchar(30);
            create table people (
              id int primary key,
              email short_mail not null unique,
              phone text not null unique,
              name varchar(8) not null,
              initials char(2) not null,
              username text not null unique check (length(username) < 10));
            insert into people select n, 'p' || n || '@mail.org', '+49151' || 1000000 + n, 'Anna', 'AB', 'user' || n from generate_series(1, 100) n;
            create table logins (email short_mail references people (email), at timestamptz not null);
            """);
        using RulesJob job = new(servers.Production.Url(database));

        IReadOnlyList<StagingDataRule> rules = await job.ProposeAsync(Token);

        Assert.Equal(
            """
            logins.email { mask: email, template: "u{hash}@example.com" }
            logins.at keep
            people.id keep
            people.email { mask: email, template: "u{hash}@example.com" }
            people.phone { mask: phone, template: "+1555000{id}" }
            people.name pattern
            people.initials pattern
            people.username pattern
            """,
            string.Join('\n', rules.Select(rule => $"{rule.Table["public.".Length..]}.{rule.Column} {rule.Rule ?? "to decide"}")));
    }

    [Fact]
    public async Task Neither_the_file_nor_a_record_nor_a_message_holds_a_value()
    {
        string database = await servers.NewSourceAsync(
            """
            create table people (id int primary key, email text, notes text, doc jsonb, city text);
            insert into people
            select n, 'tOpSeCrEt' || n || '@mail.org', 'tOpSeCrEt ' || n, jsonb_build_object('tOpSeCrEt' || n || '@x.org', n, 'a', 'tOpSeCrEt'), 'tOpSeCrEt'
            from generate_series(1, 50) n;
            """);
        using RulesJob job = new(servers.Production.Url(database));

        IReadOnlyList<StagingDataRule> rules = await job.ProposeAsync(Token);

        Assert.DoesNotContain("tOpSeCrEt", job.Rules, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(rules, rule => rule.ToString().Contains("tOpSeCrEt", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(job.Host.Lines, line => line.Contains("tOpSeCrEt", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("tOpSeCrEt", job.Host.Asked!.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_merge_adds_what_is_uncovered_and_leaves_the_rest_to_the_letter()
    {
        using RulesJob job = new(servers.Production.Url(TwoServers.SmallDatabase));
        job.Rules =
            """
            # Ours.
            version: 1
            tables:
              public.users: # people
                columns:
                  id: keep   # a number

              # Talk.
              messages: { columns: { id: keep, user_id: keep } }
            """;

        IReadOnlyList<StagingDataRule> rules = await job.ProposeAsync(Token, request => request with { Merge = true });

        Assert.Equal(["flags.name", "messages.content", "users.email"], rules.Select(rule => $"{rule.Table["public.".Length..]}.{rule.Column}").Order());
        Assert.Equal(
            """
            # Ours.
            version: 1
            tables:
              public.users: # people
                columns:
                  id: keep   # a number
                  email: email  # named like an e-mail address; 100 % of 500 samples are e-mail addresses

              # Talk.
              messages: { columns: { id: keep, user_id: keep, content: text } }

              public.flags:
                columns:
                  name: text  # a name or title, perhaps of a person; 3 samples; keep it when it is not

            """.Replace("name: text ", $"name: {rules.Single(rule => rule.Column == "name").Rule} ", StringComparison.Ordinal),
            job.Rules);
        string merged = job.Rules;
        Assert.Empty(await job.ProposeAsync(Token, request => request with { Merge = true }));
        Assert.Equal(merged, job.Rules);
        Assert.Contains(job.Host.Lines, line => line.Contains("covers every column", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_there_is_overwritten_after_a_grave_question_only()
    {
        using RulesJob job = new(servers.Production.Url(TwoServers.SmallDatabase)) { Host = new RecordingHost(agrees: false) };
        job.Rules = "# Ours.\n";

        Assert.Empty(await job.ProposeAsync(Token));

        Assert.Equal("# Ours.\n", job.Rules);
        Assert.Equal(ConfirmationImpact.High, job.Host.Asked!.Impact);
        Assert.Contains("public.users: email (email)", job.Host.Asked.Detail, StringComparison.Ordinal);
        Assert.Equal([job.RulesPath], Directory.GetFiles(job.Folder));
    }

    [Fact]
    public async Task Tables_are_chosen_by_a_pattern()
    {
        using RulesJob job = new(Example);

        IReadOnlyList<StagingDataRule> rules = await job.ProposeAsync(Token, request => request with { Table = "public.*s", Sample = 0 });
        StagingException failure = await RulesJob.RefusedAsync(() => job.ProposeAsync(Token, request => request with { Table = "nothing" }));

        Assert.DoesNotContain(rules, rule => rule.Table == "public.audit_log");
        Assert.Contains(rules, rule => rule.Table == "public.webhook_events");
        Assert.Equal("UnknownTable", failure.ErrorId);
    }

    [Fact]
    public async Task A_table_that_the_role_may_not_read_is_judged_by_its_names()
    {
        string database = await servers.NewSourceAsync("create table mine (id int primary key)");
        await servers.Production.ExecuteAsync(
            database, "create table theirs (id int primary key, email text); insert into theirs values (1, 'a@b.org'); revoke all on theirs from public");
        using RulesJob job = new(servers.Production.Url(database));

        IReadOnlyList<StagingDataRule> rules = await job.ProposeAsync(Token);

        StagingDataRule email = rules.Single(rule => rule.Column == "email");
        Assert.Equal("email", email.Mask);
        Assert.Equal("named like an e-mail address; no samples", email.Reason);
    }

    [Fact]
    public async Task Odd_names_are_quoted_so_that_the_file_reads_back()
    {
        string database = await servers.NewSourceAsync(
            """"
            create schema "odd.schema";
            create table "odd.schema"."a ""table""" ("null" text, "on" int, "a: b #c" text, "Ünïcode e-mail" text, "line
            break" int);
            insert into "odd.schema"."a ""table""" values ('x', 1, 'y', 'a@b.org', 2);
            """");
        using RulesJob job = new(servers.Production.Url(database));

        await job.ProposeAsync(Token);
        using SyncJob sync = new(
            servers.Production.Url(database), servers.Staging.Url(await servers.NewTargetAsync()),
            job.Rules.Replace("# decide ", "", StringComparison.Ordinal).Replace(": ?", ": text", StringComparison.Ordinal));

        Assert.NotNull(await sync.RunAsync(Token));
    }

    [Fact]
    public async Task An_empty_database_has_no_rules_and_can_be_synced()
    {
        string database = await servers.NewSourceAsync("select 1");
        using RulesJob job = new(servers.Production.Url(database));

        Assert.Empty(await job.ProposeAsync(Token));
        using SyncJob sync = new(servers.Production.Url(database), servers.Staging.Url(await servers.NewTargetAsync()), job.Rules);

        Assert.NotNull(await sync.RunAsync(Token));
    }
}
