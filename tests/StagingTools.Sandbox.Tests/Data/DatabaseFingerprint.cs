using Npgsql;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>What a database holds: every table with its rows and a checksum of them, and every index, constraint, trigger and sequence.</summary>
public sealed record DatabaseFingerprint(string Text)
{
    private const string Objects =
        """
        select 'index ' || c.relname || ' ' || pg_get_indexdef(i.indexrelid) || ' ' || i.indisvalid
        from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace
        union all
        select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        from pg_constraint where connamespace = 'public'::regnamespace
        union all
        select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
        union all
        select 'sequence ' || sequencename || ' ' || coalesce(last_value, 0) from pg_sequences
        union all
        select 'view ' || viewname || ' ' || definition from pg_views where schemaname = 'public'
        order by 1
        """;

    private const string Tables =
        """
        select format('select ''rows %s '' || count(*) || '' '' || coalesce(sum(hashtextextended(t::text, 0)), 0) from only %1$s t', c.oid::regclass)
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'm') order by 1
        """;

    /// <summary>Takes the fingerprint of a database.</summary>
    public static async Task<DatabaseFingerprint> TakeAsync(PostgresCluster server, string database)
    {
        await using NpgsqlConnection session = await server.OpenAsync(database);
        List<string> lines = await ReadAsync(session, Objects);
        foreach (string query in await ReadAsync(session, Tables))
            lines.AddRange(await ReadAsync(session, query));
        return new DatabaseFingerprint(string.Join('\n', lines));
    }

    public override string ToString() => Text;

    private static async Task<List<string>> ReadAsync(NpgsqlConnection session, string sql)
    {
        await using var command = new NpgsqlCommand(sql, session);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync();
        List<string> values = [];
        while (await row.ReadAsync())
            values.Add(row.GetString(0));
        return values;
    }
}
