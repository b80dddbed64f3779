namespace StagingTools.Sandbox.Tests.Data;

/// <summary>A production that can be turned between two states, and the fingerprints that a whole copy of either has.</summary>
public sealed class ChangingShop
{
    public const string Rules =
        """
        version: 1
        tables:
          users: { columns: { id: keep, email: email, name: name } }
          messages: { columns: { id: keep, user_id: keep, kind: keep, content: { mask: text, template: "Message {id}" } } }
          events: { default: keep }
          flags: { default: keep }
        """;

    private const string Schema =
        """
        create table users (id bigint generated always as identity primary key, email text not null unique, name text);
        insert into users (email, name) select 'user' || n || '@shop.example', 'Person ' || n from generate_series(1, 2000) n;
        create table messages (id bigint primary key, user_id bigint not null references users, kind text not null, content text);
        insert into messages select n, 1 + n % 2000, 'even', 'Hello ' || repeat(md5(n::text), 3) from generate_series(1, 60000) n;
        create index on messages (user_id, kind);
        create index on messages (lower(content));
        create table events (id bigint, day date, kind text not null, primary key (id, day)) partition by range (day);
        create table events_2024 partition of events for values from ('2024-01-01') to ('2025-01-01');
        create table events_rest partition of events default;
        insert into events select n, date '2024-07-01' + n % 365, 'even' from generate_series(1, 20000) n;
        create table flags (name text primary key);
        insert into flags values ('even');
        create sequence tickets;
        select setval('tickets', 40999);
        create view kinds as select kind, count(*) as rows from messages group by kind;
        create materialized view volume as select user_id, count(*) as messages from messages group by user_id;
        create unique index on volume (user_id);
        create function loud() returns trigger language plpgsql as $$ begin raise exception 'never while copying'; end $$;
        create trigger loud before insert on messages for each row execute function loud();
        analyze;
        """;

    private readonly TwoServers servers;
    private readonly List<DatabaseFingerprint> copies = [];
    private bool odd;

    private ChangingShop(TwoServers servers, string database)
    {
        this.servers = servers;
        Database = database;
    }

    /// <summary>The database on the production server.</summary>
    public string Database { get; }

    /// <summary>What a whole copy of the present state has.</summary>
    public DatabaseFingerprint Present => copies[odd ? 1 : 0];

    /// <summary>What whole copies of the two states have.</summary>
    public IReadOnlyList<DatabaseFingerprint> Copies => copies;

    /// <summary>Makes it.</summary>
    public static async Task<ChangingShop> MakeAsync(TwoServers servers) => new(servers, await servers.NewSourceAsync(Schema));

    /// <summary>Turns it to its other state: other keys, other values in every table, no other schema.</summary>
    public async Task TurnAsync()
    {
        odd = !odd;
        (string from, string to) = odd ? ("even", "odd") : ("odd", "even");
        await servers.Production.ExecuteAsync(
            Database,
            $"""
            update users set email = replace(email, '@{(odd ? "" : "odd.")}shop', '@{(odd ? "odd." : "")}shop') where id % 50 = 0;
            update messages set kind = '{to}' where id % 7 = 0;
            update events set kind = '{to}' where id % 11 = 0;
            update flags set name = '{to}' where name = '{from}';
            """);
    }

    /// <summary>Fills a target from both states by runs that nothing disturbs, to know what whole copies look like.</summary>
    /// <param name="target">The database on the staging server.</param>
    /// <param name="sync">Syncs it.</param>
    public async Task LearnAsync(string target, Func<Task> sync)
    {
        await sync();
        copies.Add(await DatabaseFingerprint.TakeAsync(servers.Staging, target));
        await TurnAsync();
        await sync();
        copies.Add(await DatabaseFingerprint.TakeAsync(servers.Staging, target));
        Assert.NotEqual(copies[0], copies[1]);
    }
}
