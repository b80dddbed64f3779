using StagingTools.Engine.Data.Discovery;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Data;

[Collection(DataSyncCollection.Name)]
public sealed class RuleCheckTests
{
    private readonly TwoServers servers;

    public RuleCheckTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_examples_rules_pass_and_show_what_they_do()
    {
        using RulesJob job = new(servers.Production.Url(TwoServers.ProductionDatabase));
        job.Rules = File.ReadAllText(Path.Combine(TwoServers.Examples, "sanitization.yaml"));

        IReadOnlyList<StagingDataRuleCheck> checks = await job.CheckAsync(Token);

        Assert.DoesNotContain(checks, check => check.Status == RuleCheckStatus.Failed);
        StagingDataRuleCheck email = checks.Single(check => check is { Table: "public.users", Column: "email" });
        Assert.Equal(2, email.Preview.Count);
        Assert.All(email.Preview, preview =>
        {
            Assert.Matches("^x+[.][x']+9+@x+[.]x+$", preview.Original);
            Assert.Matches("^staging[+]user9+@example.com$", preview.Masked);
        });
        Assert.Equal("skip", checks.Single(check => check.Table == "public.audit_log").Mask);
        Assert.All(checks.Single(check => check is { Table: "public.sessions", Column: "ip_address" }).Preview, preview => Assert.Null(preview.Masked));
    }

    [Fact]
    public async Task Everything_that_a_sync_would_refuse_is_found_at_once()
    {
        string database = await servers.NewSourceAsync(
            """
            create table people (id int primary key, email text not null unique, phone varchar(10) not null, born date not null, country text);
            insert into people values (1, 'a@b.org', '+49151', '2000-01-01', 'DE');
            create table orders (id int primary key, person text not null references people (email));
            create table extra (id int primary key);
            """);
        await servers.Production.ExecuteAsync(database, "create table theirs (id int primary key); revoke all on theirs from public");
        using RulesJob job = new(servers.Production.Url(database));
        job.Rules =
            """
            version: 1
            tables:
              people:
                columns:
                  id: keep
                  email: name
                  phone: phone
                  born: null
                  country: email
                  gone: keep
              orders: { columns: { id: keep } }
              theirs: { columns: { id: keep } }
              missing: { skip: true }
            """;

        IReadOnlyList<StagingDataRuleCheck> checks = await job.CheckAsync(Token);

        Assert.Equal(
            """
            extra.id Uncovered
            missing. Stale 13
            people.born Mistake 8
            people.email Mistake 6
            people.gone Stale 10
            people.phone Mistake 7
            theirs. Unreadable
            """,
            string.Join('\n', checks
                .Where(check => check.Status == RuleCheckStatus.Failed)
                .Select(check => $"{check.Table["public.".Length..]}.{check.Column} {check.Kind} {check.Line}".TrimEnd())
                .Order(StringComparer.Ordinal)));
        Assert.Equal(RuleCheckStatus.Failed, checks[0].Status);
        Assert.Equal(RuleCheckStatus.Passed, checks.Single(check => check is { Table: "public.people", Column: "country" }).Status);
        StagingException verdict = checks.Select(RuleCheckErrors.For).OfType<StagingException>().First();
        Assert.Equal("RuleCheckFailed", verdict.ErrorId);
        Assert.Equal(StagingErrorCategory.InvalidArgument, verdict.Category);
    }

    [Fact]
    public async Task Personal_data_in_kept_columns_is_counted_unless_the_rules_know_of_it()
    {
        string database = await servers.NewSourceAsync(
            """
            create table t (id int primary key, memo text, known text, tags text[], doc jsonb, dates text);
            insert into t
            select n, case when n % 4 = 0 then 'call tOpSeCrEt +49151' || 1000000 + n else 'order ' || n end, 'help@shop.org',
                   array['a', 'tOpSeCrEt' || n || '@mail.org'], jsonb_build_object('a', '84.1.2.' || n % 200, 'b', 'x@tOpSeCrEt.org'), '2024-01-0' || n % 9 + 1
            from generate_series(1, 100) n;
            """);
        using RulesJob job = new(servers.Production.Url(database));
        job.Rules =
            """
            version: 1
            tables:
              t:
                columns:
                  id: keep
                  memo: keep
                  known: { mask: keep, contains: [email] }
                  tags: keep
                  doc: { mask: jsonb, paths: { $.a: keep, $.b: email } }
                  dates: keep
            """;

        IReadOnlyList<StagingDataRuleCheck> checks = await job.CheckAsync(Token);

        Dictionary<string, string?> found = checks.ToDictionary(check => check.Column!, check => check.Kind == RuleCheckKind.PersonalData ? check.Finding : null);
        Assert.StartsWith("25 of 100 samples hold phone numbers; ", found["memo"], StringComparison.Ordinal);
        Assert.Contains("{ mask: keep, contains: [phone] }", found["memo"], StringComparison.Ordinal);
        Assert.StartsWith("100 of 100 samples hold e-mail addresses; ", found["tags"], StringComparison.Ordinal);
        Assert.StartsWith("100 of 100 samples hold IP addresses; ", found["doc"], StringComparison.Ordinal);
        Assert.Null(found["known"]);
        Assert.Null(found["dates"]);
        Assert.DoesNotContain(checks, check => check.ToString().Contains("tOpSeCrEt", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_preview_shows_no_part_of_an_original()
    {
        string database = await servers.NewSourceAsync(
            """
            create table t (id int primary key, code text, doc jsonb, ref text not null, title text, pin text);
            insert into t values (1, 'tOpSeCrEt-77', '{"kept": "tOpSeCrEt", "b": "tOpSeCrEt"}', 'tOpSeCrEt', 'tOpSeCrEt', 'abc');
            """);
        using RulesJob job = new(servers.Production.Url(database));
        job.Rules =
            """
            version: 1
            tables:
              t:
                columns:
                  id: keep
                  code: { mask: pattern, keep_first: 9 }
                  doc: { mask: jsonb, paths: { $.kept: keep, $.b: hash } }
                  ref: keep
                  title: { mask: text, template: "About {ref} {id}" }
                  pin: hash
            """;

        IReadOnlyList<StagingDataRuleCheck> checks = await job.CheckAsync(Token);

        Assert.DoesNotContain(
            checks.SelectMany(check => check.Preview),
            preview => $"{preview.Original} {preview.Masked}".Contains("tOpSeCrEt", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(new MaskPreview("xxxxxxxxx-99", "xxxxxxxxx-99"), Preview("code"));
        Assert.Equal(new MaskPreview("xxxxxxxxx", "About xxxxxxxxx 9"), Preview("title"));
        Assert.Equal("***", Preview("pin").Original);

        MaskPreview Preview(string column) => checks.Single(check => check.Column == column).Preview.Single();
    }

    [Fact]
    public async Task A_kept_column_with_a_name_of_personal_data_is_a_warning()
    {
        string database = await servers.NewSourceAsync("create table t (id int primary key, first_name text, status text)");
        using RulesJob job = new(servers.Production.Url(database));
        job.Rules = "version: 1\ntables: { t: { default: keep } }\n";

        IReadOnlyList<StagingDataRuleCheck> checks = await job.CheckAsync(Token);

        StagingDataRuleCheck warned = Assert.Single(checks, check => check.Status != RuleCheckStatus.Passed);
        Assert.Equal(("first_name", RuleCheckStatus.Warning, RuleCheckKind.Suspicious), (warned.Column, warned.Status, warned.Kind));
        Assert.Null(RuleCheckErrors.For(warned));
    }

    [Fact]
    public async Task Tables_and_columns_are_chosen_by_patterns()
    {
        using RulesJob job = new(servers.Production.Url(TwoServers.SmallDatabase));
        job.Rules = TwoServers.SmallRules;

        IReadOnlyList<StagingDataRuleCheck> checks = await job.CheckAsync(Token, request => request with { Table = "users", Column = "e*", Preview = 1 });

        StagingDataRuleCheck check = Assert.Single(checks);
        Assert.Equal(("public.users", "email", "email"), (check.Table, check.Column, check.Mask));
        Assert.Equal("xxxx9@xxxx.xxxxxxx", Assert.Single(check.Preview).Original);
    }
}
