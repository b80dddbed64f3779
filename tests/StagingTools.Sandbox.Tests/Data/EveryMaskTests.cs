namespace StagingTools.Sandbox.Tests.Data;

/// <summary>Every mask through a whole sync: in binary and, beside a type of production's own, in text.</summary>
[Collection(DataSyncCollection.Name)]
public sealed class EveryMaskTests
{
    private readonly TwoServers servers;

    public EveryMaskTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Masks_write_the_same_in_binary_and_in_text()
    {
        const string Columns =
            """
              id int primary key, small int2, big int8 unique, amount numeric(12, 2), plain numeric, ratio float8, real float4, born date, seen timestamptz, at timestamp,
              code varchar(20) unique, mood mood, active bool, person uuid, emails text[][], days date[], ids int[], amounts numeric[], persons uuid[],
              doc jsonb, raw json, docs jsonb[], note text, padded char(12)
            """;
        string source = await servers.NewSourceAsync(
            $$"""
            create type mood as enum ('ok', 'bad');
            create table a ({{Columns}});
            create table b ({{Columns}}, moods mood[]);
            insert into a select n, n, n * 7, n / 3.0, n / 7.0, n / 9.0, n / 9.0, '2000-02-28'::date + n, '1999-12-31 23:30+00'::timestamptz + n * interval '3 hours',
                 case when n = 3 then 'infinity' else '0044-03-15 12:00 BC'::timestamp + n * interval '1 day' end,
                 'AB-' || n, case when n % 2 = 0 then 'ok' else 'bad' end::mood, n % 3 = 0, md5(n::text)::uuid, array[['p' || n || '@b.de', null], ['', 'x"y\z']], array['2020-01-01'::date + n, null],
                 array[n, 2 * n], array[n / 4.0, null], array[md5(n::text)::uuid],
                 jsonb_build_object('email', 'p' || n || '@b.de', 'id', n, 'at', '2020-01-31T10:00:00Z', 'keep', n / 3.0, 'lost', n, 'secret', 's' || n, 'list', jsonb_build_array(jsonb_build_object('x', n))),
                 json_build_object('email', E'tab\t', 'deep', json_build_object('a', n)), array[jsonb_build_object('email', 'p' || n || '@b.de'), null], 'call p' || n || '@b.de', 'p' || n
               from generate_series(1, 300) n;
            insert into b select *, array['ok']::mood[] from a;
            """);
        string rules = string.Concat(new[] { "a", "b" }.Select(table =>
            $$"""
              {{table}}:
                default: keep
                columns:
                  small: { mask: number, max: 30000 }
                  big: { mask: number, max: 1000000 }
                  amount: { mask: number, min: -100, max: 100000 }
                  plain: { mask: number, min: 0.000, max: 5.000 }
                  ratio: { mask: number, min: 0.00, max: 1.00 }
                  real: { mask: number, min: 0.00, max: 1.00 }
                  born: { mask: date_shift, days: 20 }
                  seen: { mask: date_shift, days: 20, by: id }
                  at: { mask: date_shift, days: 20 }
                  code: { mask: pattern, keep_first: 2 }
                  mood: { mask: choice, values: [ok] }
                  active: { mask: choice, values: ['true'] }
                  person: uuid
                  emails: email
                  days: date_shift
                  ids: { mask: number, max: 1000 }
                  amounts: { mask: number, min: 0.0, max: 9.9 }
                  persons: uuid
                  doc:
                    mask: jsonb
                    paths: { $.email: email, $.id: { mask: number, min: 1, max: 1000000 }, $.at: date_shift, $.keep: keep, $.secret: drop, "$.list[*].x": "null" }
                  raw: { mask: jsonb, others: keep, paths: { $.email: text } }
                  docs: { mask: jsonb, paths: { $.email: email } }
                  note: redact
                  padded: { mask: text, template: "x{id}" }

            """));
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(servers.Production.Url(source), servers.Staging.Url(target), "version: 1\ntables:\n" + rules);

        Assert.NotNull(await job.RunAsync(Token));

        foreach (string name in Names)
        {
            Assert.Equal(
                await servers.Staging.QueryAsync(target, $"select {name}::text from a order by id"),
                await servers.Staging.QueryAsync(target, $"select {name}::text from b order by id"));
        }

        Assert.Equal("300", await servers.Staging.ScalarAsync(
            target,
            """
            select count(*) from a where small between 1 and 30000 and big between 1 and 1000000 and amount between -100 and 100000 and plain between 0 and 5
              and scale(plain) = 3 and ratio between 0 and 1 and real between 0 and 1 and code ~ '^AB-[0-9]{1,3}$' and mood = 'ok' and active
              and emails[1][1] ~ '^user-[0-9a-f]{20}@example.com$' and emails[1][2] is null and emails[2][1] = ''
              and doc ->> 'email' = emails[1][1] and docs[1] ->> 'email' = emails[1][1] and docs[2] is null and doc -> 'lost' = 'null' and not doc ? 'secret'
              and doc -> 'list' = '[{"x": null}]' and doc ->> 'keep' is not null
              and raw ->> 'email' = 'Generic test content.' and (raw -> 'deep' ->> 'a')::int = id and note = 'call ' || emails[1][1] and persons[1] = person
              and days[2] is null and amounts[2] is null and padded = 'x' || id
            """));
        Assert.Equal("infinity", await servers.Staging.ScalarAsync(target, "select at::text from a where id = 3"));
        // No value stayed where it was, and the time of day did.
        List<string> before = await servers.Production.QueryAsync(source, Shown);
        List<string> after = await servers.Staging.QueryAsync(target, Shown);
        Assert.All(before.Zip(after), pair =>
        {
            string[] old = pair.First.Split('|');
            string[] now = pair.Second.Split('|');
            Assert.Equal(old[0], now[0]);
            Assert.NotEqual(old[1], now[1]);
            Assert.NotEqual(old[2], now[2]);
            Assert.InRange(int.Parse(now[3], System.Globalization.CultureInfo.InvariantCulture) - int.Parse(old[3], System.Globalization.CultureInfo.InvariantCulture), -20, 20);
        });
    }

    private const string Shown = "select id || ' ' || (seen at time zone 'UTC')::time || '|' || born || '|' || (seen at time zone 'UTC')::date || '|' || (born - '2000-01-01') from a order by id";

    private static readonly string[] Names =
    [
        "id", "small", "big", "amount", "plain", "ratio", "real", "born", "seen", "at", "code", "mood", "active", "person", "emails", "days",
        "ids", "amounts", "persons", "doc", "raw", "docs", "note", "padded",
    ];
}
