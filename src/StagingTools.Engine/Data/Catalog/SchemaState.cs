using Npgsql;

namespace StagingTools.Engine.Data.Catalog;

/// <summary>What a database's schema looked like at a moment: a hash for each thing that a dump of it would show.</summary>
internal sealed class SchemaState
{
    private const int MostNamed = 3;

    private readonly Dictionary<string, string> things;

    private SchemaState(Dictionary<string, string> things) => this.things = things;

    /// <summary>Reads the state that the session's transaction sees.</summary>
    public static async Task<SchemaState> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // Plain catalog columns alone: functions such as pg_get_indexdef show the present whatever the transaction sees. What
        // statements like ANALYZE or GRANT change of a row is left out.
        await using var command = new NpgsqlCommand(
            $"""
            with c as (
              select c.oid, c.relname, c.relkind, c.relrowsecurity, c.relispartition, c.reloptions, n.nspname, format('%s.%s', n.nspname, c.relname) as name
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where {CatalogReader.OfUsers}
            ), n as (
              select n.oid, n.nspname from pg_namespace n
              where n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
            )
            select 'schema ' || n.nspname, n.oid::text from n
            union all
            select name, md5(format('%s %s %s %s %s', c.oid, c.relkind, c.relrowsecurity, c.relispartition, c.reloptions) || coalesce((
              select string_agg(format('%s %s %s %s %s %s %s %s', a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity, a.attgenerated, d.adbin), ',' order by a.attnum)
              from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
              where a.attrelid = c.oid and a.attnum > 0), '') || coalesce((
              select string_agg(i.inhparent::text, ',' order by i.inhseqno) from pg_inherits i where i.inhrelid = c.oid), ''))
            from c
            union all
            select name || '.' || k.conname, md5(format('%s %s %s', k.oid, k.convalidated, k.conbin))
            from pg_constraint k join c on c.oid = k.conrelid
            union all
            select name || '.' || x.relname, md5(format('%s %s', i.indexrelid, i.indisvalid))
            from pg_index i join c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
            union all
            select name || '.' || t.tgname, md5(format('%s %s', t.oid, t.tgenabled))
            from pg_trigger t join c on c.oid = t.tgrelid
            union all
            select name || '.' || r.rulename, md5(format('%s %s %s', r.oid, r.ev_enabled, r.ev_action))
            from pg_rewrite r join c on c.oid = r.ev_class
            union all
            select name || '.' || p.polname, md5(format('%s %s %s', p.oid, p.polqual, p.polwithcheck))
            from pg_policy p join c on c.oid = p.polrelid
            union all
            select n.nspname || '.' || p.proname || ' ' || p.oid, md5(format('%s %s %s %s', p.prosrc, p.probin, p.proargtypes, p.prorettype))
            from pg_proc p join n on n.oid = p.pronamespace
            union all
            select n.nspname || '.' || t.typname, md5(format('%s %s', t.oid, t.typnotnull) || coalesce((
              select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid), ''))
            from pg_type t join n on n.oid = t.typnamespace
            where t.typrelid = 0 and t.typcategory <> 'A'
            """,
            connection);
        Dictionary<string, string> things = new(StringComparer.Ordinal);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            things[row.GetString(0)] = row.GetString(1);
        return new SchemaState(things);
    }

    /// <summary>Names a few things that another state has otherwise, not at all, or only there; <see langword="null"/> when both are the same.</summary>
    public string? Difference(SchemaState other)
    {
        string[] names =
        [
            .. things.Keys.Union(other.things.Keys)
                .Where(name => things.GetValueOrDefault(name) != other.things.GetValueOrDefault(name))
                .Order(StringComparer.Ordinal),
        ];
        return names.Length == 0 ? null : string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? " and others" : "");
    }
}
