using Npgsql;
using StagingTools.Engine.Data.Catalog;

namespace StagingTools.Engine.Data.Gates;

/// <summary>The indexes, constraints, triggers, rules, policies and views of a database, with a hash of how each is defined.</summary>
internal static class ObjectList
{
    /// <summary>Reads the list in the session's transaction.</summary>
    /// <returns>By kind and name, such as <c>index public.users.users_email_key</c>, the hash of the definition.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        Dictionary<string, string> objects = new(StringComparer.Ordinal);
        // A foreign key with orphans stays unchecked, which is told apart; it is there all the same. What PostgreSQL derives from a key
        // for partitions on either side comes and goes with it, under names that it chooses.
        await using var command = new NpgsqlCommand(
            $"""
            with c as (
              select c.oid, c.relkind, n.nspname, c.relname, format('%s.%s', n.nspname, c.relname) as name
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where {CatalogReader.OfUsers}
            )
            select 'index ' || c.name || '.' || x.relname, md5(pg_get_indexdef(i.indexrelid))
            from pg_index i join pg_class x on x.oid = i.indexrelid join c on c.oid = i.indrelid
            where i.indisvalid
            union all
            select 'constraint ' || c.name || '.' || k.conname, md5(replace(pg_get_constraintdef(k.oid), ' NOT VALID', ''))
            from pg_constraint k join c on c.oid = k.conrelid
            where k.contype in ('p', 'u', 'f', 'c', 'x') and (k.contype <> 'f' or k.conparentid = 0)
            union all
            select 'trigger ' || c.name || '.' || t.tgname, md5(pg_get_triggerdef(t.oid) || t.tgenabled::text)
            from pg_trigger t join c on c.oid = t.tgrelid
            where not t.tgisinternal
            union all
            select 'rule ' || c.name || '.' || r.rulename, md5(pg_get_ruledef(r.oid) || r.ev_enabled::text)
            from pg_rewrite r join c on c.oid = r.ev_class
            where r.rulename <> '_RETURN'
            union all
            select 'policy ' || c.name || '.' || p.polname, md5(coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''))
            from pg_policy p join c on c.oid = p.polrelid
            union all
            select case c.relkind when 'v' then 'view ' else 'materialized view ' end || c.name, md5(pg_get_viewdef(c.oid))
            from c where c.relkind in ('v', 'm')
            """,
            connection);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            objects[row.GetString(0)] = row.GetString(1);
        return objects;
    }
}
