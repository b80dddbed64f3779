using Npgsql;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>Rules against a live production: what its constraints, domains and rows say to them before anything is copied.</summary>
[Collection(DataSyncCollection.Name)]
public sealed class RuleTrialTests
{
    private readonly TwoServers servers;

    public RuleTrialTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private const string Schema =
        """
        create type plan as enum ('free', 'pro');
        create domain digits as text check (value ~ '^[0-9+]+$');
        create domain code as varchar(20) constraint code_form check (value ~ '^[A-Z]{2}-[0-9]{4}$');
        create table people (
          id int primary key, email text not null, phone digits, code code, plan plan, born date, seen timestamptz, score numeric(6, 2),
          age int check (age between 0 and 150), nick varchar(30), emails text[], tags varchar(12)[], starts date, ends date, boss int references people,
          initial text generated always as (left(nick, 1)) stored,
          constraint email_has_at check (email like '%@%'), constraint ordered check (starts <= ends), constraint nick_small check (nick = lower(nick)),
          constraint initial_letter check (initial ~ '^[a-z]$'));
        create unique index people_email on people (lower(email));
        create unique index people_code on people (code) where code is not null;
        insert into people (id, email, phone, code, plan, born, seen, score, age, nick, emails, tags, starts, ends, boss)
          select n, 'Person' || n || '@shop.example', '+49' || n, 'AB-' || lpad(n::text, 4, '0'), 'free', '1990-01-01'::date + n, now(), n, n % 100,
            'nick' || n, array['a' || n || '@b.c', null], array['t' || n], '2020-01-01'::date + n, '2021-01-01'::date + n, nullif(n / 2, 0)
          from generate_series(1, 500) n;
        create table orders (id bigint primary key, person int not null references people, total numeric, email text);
        insert into orders select n, 1 + n % 500, n, 'x' from generate_series(1, 2000) n;
        create table lines (id int primary key, "order" bigint references orders, note text);
        insert into lines select n, nullif(n % 2000, 0), 'note' from generate_series(1, 4000) n;
        create table events (id int, at date, person int references people, primary key (id, at)) partition by range (at);
        create table events_2020 partition of events for values from ('2020-01-01') to ('2021-01-01');
        create table events_rest partition of events default;
        insert into events select n, '2020-06-01'::date + n, 1 + n % 500 from generate_series(1, 600) n;
        create table keyless (a int, person int references people);
        insert into keyless select n, 1 + n % 500 from generate_series(1, 100) n;
        analyze;
        """;

    private const string Others =
        "  orders: { default: keep }\n  lines: { default: keep }\n  events: { default: keep }\n  keyless: { default: keep }\n";

    [Theory]
    [InlineData("email: token", "what this mask writes breaks the check constraint email_has_at of public.people")]
    [InlineData("phone: hash", "what this mask writes is no value of digits, the type of public.people.phone (digits_check)")]
    [InlineData("code: token", "writes up to 43 characters")]
    [InlineData("code: { mask: template, template: 'x{id}' }", "no value of code, the type of public.people.code (code_form)")]
    [InlineData("age: { mask: number, min: 200, max: 300 }", "breaks the check constraint people_age_check")]
    [InlineData("starts: { mask: date_shift, days: 3000 }", "breaks the check constraint ordered of public.people")]
    [InlineData("nick: name", "breaks the check constraint initial_letter")]
    [InlineData("nick: { mask: text, template: 'nicK' }", "breaks the check constraint nick_small of public.people, which is (")]
    [InlineData("tags: email", "writes up to 37 characters, and public.people.tags is character varying(12)[]")]
    [InlineData("plan: { mask: choice, values: [team] }", "'team' is not a label of the column's type")]
    [InlineData("id: { mask: number, min: 1, max: 100 }", "has numbers beyond 1 to 100")]
    [InlineData("email: name", "is in the unique index people_email")]
    [InlineData("score: { mask: number, min: 0, max: 100000 }", "min or max has more digits than the column")]
    public async Task What_production_would_not_take_is_refused_where_the_rule_stands(string columns, string expected)
    {
        StagingException failure = await RefusedAsync(Others + $"  people: {{ default: keep, columns: {{ {columns} }} }}");

        Assert.Equal("InvalidRules", failure.ErrorId);
        Assert.Contains("rules.yaml(7,", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Person1", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("nick1", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email: email, phone: pattern, code: pattern, plan: { mask: choice, values: [free, pro] }, born: date_shift, seen: date_shift")]
    [InlineData("score: { mask: number, min: 0, max: 9999.99 }, age: { mask: number, min: 18, max: 99 }, nick: { mask: text, template: 'n{id}' }")]
    [InlineData("starts: { mask: date_shift, by: id }, ends: { mask: date_shift, by: id }, emails: email, tags: pattern")]
    [InlineData("id: { mask: number, max: 500 }, nick: pattern")]
    public async Task What_production_takes_is_planned(string columns) =>
        Assert.NotEmpty((await PlanAsync(Others + $"  people: {{ default: keep, columns: {{ {columns} }} }}")).Tables);

    [Fact]
    public async Task The_catalog_tells_what_masks_have_to_know()
    {
        SyncPlan plan = await PlanAsync(Others + "  people: { default: keep }");

        var people = plan.Tables.Single(table => table.Table.Name == "people").Table;
        Assert.Equal(["age", "email", "nick", "starts,ends", "initial"], people.Checks.Select(check => string.Join(',', check.Columns)).OrderBy(Order));
        Assert.Equal(["nick"], people.Columns.Single(column => column.Name == "initial").ComputedFrom);
        Assert.Equal(["free", "pro"], people.Columns.Single(column => column.Name == "plan").Labels);
        Assert.Equal((6, 2), (people.Columns.Single(column => column.Name == "score").Precision, people.Columns.Single(column => column.Name == "score").Scale));
        Assert.Equal(["at"], plan.Catalog.Tables.Single(table => table.Name == "events").PartitionColumns);
        var key = plan.Catalog.UniqueKeys.Single(key => key.Name == "people_code");
        Assert.Equal("(code IS NOT NULL)", key.Predicate);
        Assert.Equal("lower(email)", plan.Catalog.UniqueKeys.Single(key => key.Name == "people_email").Parts.Single().Text);

        static int Order(string columns) => Array.IndexOf(["age", "email", "nick", "starts,ends", "initial"], columns);
    }

    [Theory]
    [InlineData("where: id <", "PostgreSQL does not take the condition: syntax error at or near \")\"")]
    [InlineData("where: idd < 5", "column \"idd\" does not exist (character 1 of the condition)")]
    [InlineData("where: id + 1", "argument of WHERE must be type boolean")]
    [InlineData("where: random() < 0.5", "the condition holds random(), which gives another answer each time")]
    [InlineData("where: seen < statement_timestamp()", "the condition holds statement_timestamp")]
    [InlineData("where: 'true) or (true'", "the condition's brackets do not pair")]
    public async Task A_condition_that_postgresql_does_not_take_is_told_where_it_stands(string where, string expected)
    {
        StagingException failure = await RefusedAsync(Others + $"  people:\n    default: keep\n    {where}\n");

        Assert.Equal("InvalidRules", failure.ErrorId);
        Assert.Contains("rules.yaml(9,", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  people: { default: keep, where: id % 7 = 0 or id <= 250 }\n", 286)]
    [InlineData("  people: { default: keep, limit: 100 }\n", 100)]
    [InlineData("  people: { default: keep, where: \"seen > now() - interval '1 day' -- all\", limit: 37 }\n", 37)]
    [InlineData("  people: { default: keep, columns: { boss: null }, where: id > 250 }\n", 250)]
    [InlineData("  people: { default: keep, columns: { boss: null }, where: id > 250, limit: 10 }\n", 10)]
    [InlineData("  people: { default: keep, where: exists (select from orders o where o.person = people.id and total > 1990) }\n", null)]
    public async Task Rows_that_are_chosen_lead_to_rows_that_are_chosen(string people, int? expected)
    {
        (string database, SyncPlan plan) = await PlanInAsync(Others + people);

        Dictionary<string, string> selections = plan.Tables
            .Where(table => table.Copies)
            .ToDictionary(table => table.Table.Name, table => table.Selection ?? "true");
        if (expected is { } count)
            Assert.Equal(count.ToString(), await CountAsync(database, "people", selections["people"]));
        // Each reference of a row that is chosen leads to one that is, and some rows are left out everywhere.
        bool cleared = people.Contains("boss: null", StringComparison.Ordinal);
        foreach ((string from, string column, string to, string key) in new[]
        {
            ("people", "boss", "people", "id"), ("orders", "person", "people", "id"), ("lines", "\"order\"", "orders", "id"),
            ("events_2020", "person", "people", "id"), ("events_rest", "person", "people", "id"), ("keyless", "person", "people", "id"),
        })
        {
            if (column == "boss" && cleared)
                continue;
            Assert.Equal("0", await CountAsync(
                database, from, $"({selections[from]}) and {column} is not null and {column} not in (select {key} from {to} where {selections[to]})"));
            // And a row is left out only when it has to be.
            if (from != "people")
                Assert.Equal("0", await CountAsync(
                    database, from, $"not ({selections[from]}) and ({column} is null or {column} in (select {key} from {to} where {selections[to]}))"));
        }

        Assert.NotEqual("0", await CountAsync(database, "lines", selections["lines"]));
        Assert.NotEqual("4000", await CountAsync(database, "lines", selections["lines"]));
    }

    private async Task<string> CountAsync(string database, string table, string condition) =>
        await servers.Production.ScalarAsync(database, $"select count(*) from only {table} where {condition}");

    private async Task<SyncPlan> PlanAsync(string tables) => (await PlanInAsync(tables)).Plan;

    private async Task<(string Database, SyncPlan Plan)> PlanInAsync(string tables)
    {
        string database = await servers.NewSourceAsync(Schema);
        await using NpgsqlConnection session = await servers.Production.OpenAsync(database);
        await using (var begin = new NpgsqlCommand("begin transaction isolation level repeatable read, read only", session))
            await begin.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        SyncPlan plan = await SyncPlanner.PlanAsync(
            session, RulesParser.Parse("rules.yaml", new string('0', 64), $"version: 1\ntables:\n{tables}\n"), TestContext.Current.CancellationToken);
        return (database, plan);
    }

    private async Task<StagingException> RefusedAsync(string tables) =>
        await Assert.ThrowsAsync<StagingException>(() => PlanAsync(tables));
}
