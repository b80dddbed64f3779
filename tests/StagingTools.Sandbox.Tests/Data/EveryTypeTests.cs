using StagingTools.Engine.Data;

namespace StagingTools.Sandbox.Tests.Data;

[Collection(DataSyncCollection.Name)]
public sealed class EveryTypeTests
{
    private readonly TwoServers servers;

    public EveryTypeTests(TwoServers servers)
    {
        TwoServers.SkipWithoutPostgres();
        this.servers = servers;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_kept_arrives_so_that_the_dumps_of_both_sides_are_equal()
    {
        string source = await servers.NewSourceAsync(Schema);
        // Other oids on the other side: what carries oids in its binary form would arrive wrong.
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(servers.Production.Url(source), servers.Staging.Url(target), await RulesAsync(source, "large_objects: keep"));

        StagingDataSync? sync = await job.RunAsync(Token);

        Assert.NotNull(sync);
        Assert.Equal(await servers.Production.DumpAsync(source, "--schema-only"), await servers.Staging.DumpAsync(target, "--schema-only"));
        Assert.Equal(
            Sections(await servers.Production.DumpAsync(source, "--data-only")), Sections(await servers.Staging.DumpAsync(target, "--data-only")));
        Assert.Equal("3 6", await servers.Staging.ScalarAsync(target, "select sum(n) || ' ' || (select sum(n) from summary_of_summary) from summary"));
    }

    [Fact]
    public async Task Masks_work_in_tables_that_travel_as_text_too()
    {
        string source = await servers.NewSourceAsync(
            """
            create type mood as enum ('ok', 'bad');
            create table people (
              id bigint primary key, moods mood[], email text, token uuid, profile jsonb, note varchar(100), of regclass);
            insert into people
            select n, array['ok', 'bad']::mood[], E'per\tson\\' || n || '@shop.example', md5(n::text)::uuid, '{"a": "tab\t"}', E'line\nbreak', 'people'
            from generate_series(1, 1000) n;
            insert into people values (1001, null, null, null, null, '', null);
            create table binary_people (id bigint primary key, email text, token uuid);
            insert into binary_people select id, email, token from people;
            """);
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(
            servers.Production.Url(source),
            servers.Staging.Url(target),
            """
            version: 1
            tables:
              people:
                columns:
                  id: keep
                  moods: keep
                  email: email
                  token: uuid
                  profile: { mask: jsonb, value: '{"note": "tab\t and \\ and \" stay"}' }
                  note: { mask: text, template: "for {id}\tand {hash}" }
                  of: keep
              binary_people: { columns: { id: keep, email: email, token: uuid } }
            """);

        Assert.NotNull(await job.RunAsync(Token));

        Assert.Equal("1000", await servers.Staging.ScalarAsync(
            target, "select count(*) from people p join binary_people b on b.id = p.id and b.email = p.email and b.token = p.token"));
        Assert.Equal("1000", await servers.Staging.ScalarAsync(
            target,
            """select count(*) from people where note ~ E'^for \\d+\tand [0-9a-f]{16}$' and profile ->> 'note' = E'tab\t and \\ and " stay'"""));
        Assert.Equal("1", await servers.Staging.ScalarAsync(target, "select count(*) from people where email is null and profile is null and note = ''"));
        Assert.Equal("people", await servers.Staging.ScalarAsync(target, "select distinct of::text from people where of is not null"));
    }

    [Fact]
    public async Task Extensions_that_a_plain_owner_may_make_come_along()
    {
        Assert.SkipUnless(
            await servers.Production.ScalarAsync("postgres", "select count(*) from pg_available_extensions where name in ('citext', 'hstore')") == "2",
            "PostgreSQL's contributed extensions are not installed.");
        string source = await servers.NewSourceAsync(
            """
            create extension citext; create extension hstore;
            create table people (id int primary key, email citext unique, emails citext[], extra hstore);
            insert into people values (1, 'Ada@Shop.example', '{A@b.c}', 'a=>1');
            """);
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(
            servers.Production.Url(source),
            servers.Staging.Url(target),
            "version: 1\ntables: { people: { columns: { id: keep, email: email, emails: null, extra: keep } } }");

        Assert.NotNull(await job.RunAsync(Token));

        Assert.Equal("true", await servers.Staging.ScalarAsync(
            target, "select (email ~ '^user-[0-9a-f]{20}@example.com$' and emails is null and extra -> 'a' = '1')::text from people"));
    }

    [Fact]
    public async Task An_extension_that_only_an_administrator_can_make_stays_behind_when_nothing_needs_it()
    {
        Assert.SkipUnless(
            await servers.Production.ScalarAsync("postgres", "select count(*) from pg_available_extensions where name in ('pg_stat_statements', 'pg_trgm')") == "2",
            "PostgreSQL's contributed extensions are not installed.");
        string source = await servers.NewSourceAsync("create table t (id int primary key, word text); insert into t values (1, 'a');");
        await servers.Production.ExecuteAsync(
            source, "create extension pg_stat_statements; create extension pg_trgm; create index on t using gin (word public.gin_trgm_ops)");
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(servers.Production.Url(source), servers.Staging.Url(target), "version: 1\ntables: { t: { default: keep } }");

        Assert.NotNull(await job.RunAsync(Token));

        Assert.Contains(job.Host.Lines, line => line.StartsWith("warning: Left out of staging: extension pg_stat_statements", StringComparison.Ordinal));
        Assert.Equal("pg_trgm", await servers.Staging.ScalarAsync(target, "select extname from pg_extension where extname <> 'plpgsql'"));
        Assert.Equal("1", await servers.Staging.ScalarAsync(target, "select count(*) from pg_indexes where indexdef like '%gin_trgm_ops%'"));
    }

    [Fact]
    public async Task An_extension_that_is_needed_and_cannot_be_made_fails_the_sync_with_the_way_out()
    {
        string source = await servers.NewSourceAsync("create table t (id int primary key)");
        await servers.Production.ExecuteAsync(
            source,
            "create extension pageinspect; create view pages as select * from public.page_header(public.get_raw_page('pg_class', 0)); "
            + $"alter view pages owner to {servers.Production.Owner}");
        string target = await servers.NewTargetAsync();
        using SyncJob job = new(servers.Production.Url(source), servers.Staging.Url(target), "version: 1\ntables: { t: { default: keep } }");

        Engine.Errors.StagingException failure = await job.RefusedAsync(Token);

        Assert.Equal("DatabasePermissionDenied", failure.ErrorId);
        Assert.Contains("permission denied to create extension \"pageinspect\"", failure.Message, StringComparison.Ordinal);
    }

    // Tables that refer to each other in a circle come in the order of their oids.
    private static string[] Sections(string dump) => [.. dump.Split("\n--\n-- ").Order(StringComparer.Ordinal)];

    private async Task<string> RulesAsync(string source, string more)
    {
        List<string> tables = await servers.Production.QueryAsync(
            source,
            """
            select format('''"%s"."%s"''', replace(n.nspname, '"', '""'), replace(c.relname, '"', '""'))
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema')
            """);
        return $"version: 1\n{more}\ntables:\n" + string.Concat(tables.Select(table => $"  {table}: {{ default: keep }}\n"));
    }

    private const string Schema =
        """"
        create schema "odd schema";
        create type mood as enum ('ok', 'so so', 'bad');
        create type pair as (label text, weight numeric);
        create type span as range (subtype = float8);
        create domain short as varchar(12) not null default 'x' check (value <> 'bad');
        create collation "odd schema".german (provider = libc, locale = 'C');

        create table "odd schema"."Every ""type""" (
          id int generated always as identity primary key,
          a_bool bool, a_int2 int2, a_int4 int4, a_int8 int8, a_numeric numeric, a_float4 float4, a_float8 float8, a_money money,
          a_char char(5), a_varchar varchar(30), a_text text collate "odd schema".german, a_name name, an_internal "char", a_bytea bytea,
          a_date date, a_time time, a_timetz timetz, a_timestamp timestamp(3), a_timestamptz timestamptz, an_interval interval,
          a_uuid uuid, a_json json, a_jsonb jsonb, a_jsonpath jsonpath, an_xml xml,
          an_inet inet, a_cidr cidr, a_mac macaddr, a_mac8 macaddr8, a_bit bit(3), a_varbit varbit(9),
          a_point point, a_line line, a_lseg lseg, a_box box, a_path path, a_polygon polygon, a_circle circle,
          a_tsvector tsvector, a_tsquery tsquery, an_oid oid, a_lsn pg_lsn, a_snapshot pg_snapshot,
          an_int4range int4range, a_tstzrange tstzrange, a_multirange datemultirange,
          some_ints int[], some_texts text[][], some_jsonb jsonb[]
        );
        insert into "odd schema"."Every ""type""" (
          a_bool, a_int2, a_int4, a_int8, a_numeric, a_float4, a_float8, a_money, a_char, a_varchar, a_text, a_name, an_internal, a_bytea,
          a_date, a_time, a_timetz, a_timestamp, a_timestamptz, an_interval, a_uuid, a_json, a_jsonb, a_jsonpath, an_xml,
          an_inet, a_cidr, a_mac, a_mac8, a_bit, a_varbit, a_point, a_line, a_lseg, a_box, a_path, a_polygon, a_circle,
          a_tsvector, a_tsquery, an_oid, a_lsn, a_snapshot, an_int4range, a_tstzrange, a_multirange, some_ints, some_texts, some_jsonb)
        values
          (true, -32768, 2147483647, -9223372036854775808, 'NaN', 'Infinity', 0.1::float8 + 0.2, 12.34, 'ab', E'tab\t', E'line\nbreak \\ ünï', 'a name', 'x', '\x00ff5c',
           'infinity', '23:59:59.999999', '12:00+05:30', '0044-03-15 BC', '294276-12-31 23:59:59.999999+00', '1 year -2 days 03:04:05.6', gen_random_uuid(), '{"a":  1}', '{"a": [1, null, "ü"]}', '$.a[*] ? (@ > 1)', '<a>ü</a>',
           '2001:db8::1/64', '10.0.0.0/8', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05', '101', '1011', '(1,2)', '{1,2,3}', '[(0,0),(1,1)]', '((0,0),(1,1))', '((0,0),(1,1))', '((0,0),(1,1),(1,0))', '<(0,0),2>',
           'a:1 fat:2A', 'fat & !cat', 4294967295, '16/B374D848', '10:20:10,14', '[1,5)', '[2025-01-01,)', '{[2025-01-01,2025-01-02)}', '{1,NULL,3}', '{{a,"b c"},{NULL,"\""}}', array['{"x": 1}', 'null']::jsonb[]),
          (null, null, null, null, 1e-20, '-0', 'NaN', null, '', '', '', null, '', '', '-infinity', '00:00', null, 'epoch', '-infinity', null, null, null, null, null, null,
           null, null, null, null, null, '', null, null, null, null, null, null, null, '', null, null, null, null, 'empty', null, '{}', '{}', '{}', null);

        -- Their binary form carries oids, so these tables travel as text.
        create table oids (
          id bigint generated by default as identity (start 100 increment 7) primary key,
          moods mood[], a_pair pair, pairs pair[], shorts short[], a_class regclass, a_type regtype, a_role regrole, an_acl aclitem,
          a_span span, a_mood mood, a_short short, computed text generated always as (coalesce((a_pair).label, '-')) stored, after_it text);
        insert into oids (moods, a_pair, pairs, shorts, a_class, a_type, a_span, a_mood, a_short, after_it) values
          ('{ok,"so so",NULL}', '("a ""b"" \\ ,",1.50)', array[('x', 1)::pair, null], '{aa,bb}', 'oids', 'mood', '[1.5,2.5]', 'bad', 'fine', E'tab\tline\n\\N \\.'),
          (null, null, null, null, '"odd schema"."Every ""type"""', 'pair', null, null, 'x', '\N');
        create table "odd schema".nothing ();
        insert into "odd schema".nothing default values;
        insert into "odd schema".nothing default values;
        create table only_computed (b int generated always as (1) stored);
        insert into only_computed default values;
        create unlogged table unlogged (id int);
        insert into unlogged values (1), (2);
        create table dropped_columns (a int, b text, c int);
        insert into dropped_columns values (1, 'gone', 3);
        alter table dropped_columns drop column b;
        alter table dropped_columns add column d text default 'new';
        create table big (id int primary key, body text, bytes bytea);
        alter table big alter column body set storage external, alter column body set statistics 10;
        insert into big select n, repeat(md5(n::text), 30000), decode(repeat(md5(n::text), 20000), 'hex') from generate_series(1, 5) n;

        create table parent (id int, note text);
        create table child (extra int, check (id > 0)) inherits (parent);
        insert into parent values (0, 'parent');
        insert into child values (1, 'child', 2);

        create table events (id int, region text, at date, primary key (id, region, at)) partition by list (region);
        create table events_eu partition of events for values in ('eu') partition by range (at);
        create table events_eu_2025 (at date not null, id int not null, region text not null);
        alter table events_eu attach partition events_eu_2025 for values from ('2025-01-01') to ('2026-01-01');
        create table events_rest partition of events default;
        insert into events values (1, 'eu', '2025-05-05'), (2, 'us', '2024-01-01');
        create index on events (at);
        create table refers (id int, region text, at date, foreign key (id, region, at) references events deferrable initially deferred);
        insert into refers values (1, 'eu', '2025-05-05');

        create table hen (id int primary key, egg int);
        create table egg (id int primary key, hen int references hen);
        alter table hen add foreign key (egg) references egg;
        insert into hen values (1, null); insert into egg values (1, 1); update hen set egg = 1;
        create table tree (id int primary key, up int references tree, label text, period int4range,
          exclude using gist (period with &&), unique (label) include (up));
        insert into tree values (1, null, 'root', '[1,5)'), (2, 1, 'leaf', '[5,9)');
        create unique index on tree (lower(label)) where up is not null;
        create statistics tree_stats on id, up from tree;
        comment on table tree is 'A tree''s comment';
        alter table tree cluster on tree_pkey;
        alter table tree replica identity full;
        alter table tree enable row level security;
        create policy mine on tree using (label = current_user);
        create table orphans (id int, up int);
        insert into orphans values (1, 99);
        alter table orphans add constraint no_orphans foreign key (up) references tree not valid;
        alter table orphans add constraint small check (id < 0) not valid;

        create sequence unowned start 5 increment -2 minvalue -100 maxvalue 5 cycle;
        create sequence called; select nextval('called'), nextval('called');
        create function twice(int) returns int language sql immutable begin atomic select $1 * 2; end;
        create table uses_function (id int default twice(2), d int generated always as (twice(21)) stored, check (twice(id) < 100));
        insert into uses_function values (default);
        create view tall as select id, label from tree where id > 1 with check option;
        create rule no_deletes as on delete to parent do instead nothing;
        create materialized view summary as select count(*) as n from tree union all select 1;
        create materialized view summary_of_summary as select n * 2 as n from summary;
        create unique index on summary_of_summary (n);
        create materialized view empty_one as select 1 as n with no data;
        create function noisy() returns trigger language plpgsql as $$ begin raise exception 'never while copying'; end $$;
        create trigger loud before insert on big for each row execute function noisy();
        create trigger quiet before insert on tree for each row execute function noisy();
        alter table tree disable trigger quiet;

        select lo_from_bytea(70001, decode(repeat('00ff', 700000), 'hex')), lo_from_bytea(70002, '');
        """";
}
