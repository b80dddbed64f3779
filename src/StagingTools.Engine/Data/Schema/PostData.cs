using System.Globalization;
using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;

namespace StagingTools.Engine.Data.Schema;

/// <summary>
/// What a sync makes itself after the rows, rather than leaving it to pg_restore: indexes in one pool with everything else, primary
/// and unique keys on top of them, foreign keys that are added unchecked and then checked.
/// </summary>
/// <param name="Indexes">Indexes of tables and partitions.</param>
/// <param name="ForeignKeys">Foreign keys, those of partitions with their table.</param>
internal sealed record PostData(IReadOnlyList<IndexBuild> Indexes, IReadOnlyList<ForeignKeyBuild> ForeignKeys)
{
    /// <summary>
    /// Indexes of materialized views. They come last: a view that depends on a key is made after all keys.
    /// </summary>
    public IReadOnlySet<uint> OfViews { get; init; } = new HashSet<uint>();

    /// <summary>Whether an object of pg_dump's list is made here.</summary>
    /// <param name="catalog">The catalog's table that names it, such as 2606 for <c>pg_constraint</c>.</param>
    /// <param name="oid">The object, in production.</param>
    public bool Makes(uint catalog, uint oid) => catalog switch
    {
        1259 => Indexes.Any(index => index.Oid == oid && index.Constraint == 0),
        2606 => ForeignKeys.Any(key => key.Oid == oid) || Indexes.Any(index => index.Constraint == oid),
        _ => false,
    };

    /// <summary>Reads it from production, in the snapshot's transaction.</summary>
    public static async Task<PostData> ReadAsync(NpgsqlConnection source, CancellationToken cancellationToken) =>
        new(await ReadIndexesAsync(source, cancellationToken), await ReadForeignKeysAsync(source, cancellationToken))
        {
            OfViews = await ReadIndexesOfViewsAsync(source, cancellationToken),
        };

    // Those of partitioned tables are joined from their partitions' by pg_restore; exclusion constraints are made there, too.
    private static async Task<IReadOnlyList<IndexBuild>> ReadIndexesAsync(NpgsqlConnection source, CancellationToken cancellationToken)
    {
        List<IndexBuild> indexes = [];
        await using var command = new NpgsqlCommand(
            $"""
            select x.oid, c.oid, n.nspname, c.relname, x.relname, pg_get_indexdef(x.oid), m.amname::text, pg_relation_size(x.oid),
                   k.oid, k.conname, k.contype::text, k.condeferrable, k.condeferred, i.indisclustered, i.indisreplident,
                   array(select a.attnum::int from pg_attribute a where a.attrelid = x.oid and a.attstattarget >= 0 order by a.attnum),
                   array(select a.attstattarget::int from pg_attribute a where a.attrelid = x.oid and a.attstattarget >= 0 order by a.attnum)
            from pg_index i
              join pg_class x on x.oid = i.indexrelid
              join pg_am m on m.oid = x.relam
              join pg_class c on c.oid = i.indrelid
              join pg_namespace n on n.oid = c.relnamespace
              left join pg_constraint k on k.conindid = x.oid and k.conrelid = c.oid and k.contype in ('p', 'u', 'x')
            where c.relkind = 'r' and i.indisvalid and i.indisready and {CatalogReader.OfUsers}
              and (k.oid is null or (k.contype in ('p', 'u') and m.amname = 'btree'))
            order by 1
            """,
            source);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            string table = SqlText.Name(row.GetString(2), row.GetString(3));
            string index = SqlText.Name(row.GetString(4));
            bool constrained = !row.IsDBNull(8);
            List<string> finishing = [];
            if (constrained)
                finishing.Add(
                    $"alter table only {table} add constraint {SqlText.Name(row.GetString(9))} "
                    + $"{(row.GetString(10) == "p" ? "primary key" : "unique")} using index {index}"
                    + (row.GetBoolean(11) ? " deferrable" : "")
                    + (row.GetBoolean(12) ? " initially deferred" : ""));
            if (row.GetBoolean(13))
                finishing.Add($"alter table {table} cluster on {index}");
            if (row.GetBoolean(14))
                finishing.Add($"alter table only {table} replica identity using index {index}");
            foreach ((int column, int target) in row.GetFieldValue<int[]>(15).Zip(row.GetFieldValue<int[]>(16)))
                finishing.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"alter index {SqlText.Name(row.GetString(2), row.GetString(4))} alter column {column} set statistics {target}"));
            indexes.Add(new IndexBuild(
                row.GetFieldValue<uint>(0),
                row.GetFieldValue<uint>(1),
                $"{row.GetString(2)}.{row.GetString(4)}",
                row.GetString(5),
                row.GetString(6),
                row.GetInt64(7))
            {
                Constraint = constrained ? row.GetFieldValue<uint>(8) : 0,
                Finishing = finishing,
            });
        }

        return indexes;
    }

    private static async Task<HashSet<uint>> ReadIndexesOfViewsAsync(NpgsqlConnection source, CancellationToken cancellationToken)
    {
        HashSet<uint> indexes = [];
        await using var command = new NpgsqlCommand(
            "select i.indexrelid from pg_index i join pg_class c on c.oid = i.indrelid where c.relkind = 'm'", source);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            indexes.Add(row.GetFieldValue<uint>(0));
        return indexes;
    }

    private static async Task<IReadOnlyList<ForeignKeyBuild>> ReadForeignKeysAsync(NpgsqlConnection source, CancellationToken cancellationToken)
    {
        List<ForeignKeyBuild> keys = [];
        await using var command = new NpgsqlCommand(
            $"""
            select k.oid, c.oid, n.nspname, c.relname, c.relkind::text, k.conname, pg_get_constraintdef(k.oid), k.convalidated,
                   rn.nspname, r.relname, r.relkind::text, k.confmatchtype::text,
                   array(select a.attname::text from unnest(k.conkey) with ordinality as p(number, position)
                           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.number order by p.position),
                   array(select a.attname::text from unnest(k.confkey) with ordinality as p(number, position)
                           join pg_attribute a on a.attrelid = k.confrelid and a.attnum = p.number order by p.position),
                   array(select on_.nspname || '.' || o.oprname from unnest(k.conpfeqop) with ordinality as p(number, position)
                           join pg_operator o on o.oid = p.number join pg_namespace on_ on on_.oid = o.oprnamespace order by p.position)
            from pg_constraint k
              join pg_class c on c.oid = k.conrelid
              join pg_namespace n on n.oid = c.relnamespace
              join pg_class r on r.oid = k.confrelid
              join pg_namespace rn on rn.oid = r.relnamespace
            where k.contype = 'f' and k.conparentid = 0 and {CatalogReader.OfUsers}
            order by 1
            """,
            source);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            bool partitioned = row.GetString(4) == "p";
            string table = SqlText.Name(row.GetString(2), row.GetString(3));
            string alter = $"alter table {(partitioned ? "" : "only ")}{table}";
            string name = SqlText.Name(row.GetString(5));
            string definition = row.GetString(6);
            // PostgreSQL cannot add one unchecked to a partitioned table. One that production never checked stays so.
            bool unchecked_ = !row.GetBoolean(7);
            bool later = !partitioned && !unchecked_;
            string referenced = $"{(row.GetString(10) == "p" ? "" : "only ")}{SqlText.Name(row.GetString(8), row.GetString(9))}";
            string[] columns = row.GetFieldValue<string[]>(12);
            string[] referencedColumns = row.GetFieldValue<string[]>(13);
            string[] operators = row.GetFieldValue<string[]>(14);
            string match = string.Join(" and ", columns.Select((column, i) =>
                $"r.{SqlText.Name(referencedColumns[i])} operator({Operator(operators[i])}) f.{SqlText.Name(column)}"));
            // MATCH FULL wants all or none; everything else is left out by one NULL.
            string refers = string.Join(row.GetString(11) == "f" ? " or " : " and ", columns.Select(column => $"f.{SqlText.Name(column)} is not null"));
            keys.Add(new ForeignKeyBuild(
                row.GetFieldValue<uint>(0),
                row.GetFieldValue<uint>(1),
                $"{row.GetString(2)}.{row.GetString(3)}",
                row.GetString(5),
                $"{alter} add constraint {name} {definition}{(later ? " not valid" : "")}",
                later ? $"alter table {table} validate constraint {name}" : null,
                $"select count(*) from {(partitioned ? "" : "only ")}{table} f where ({refers}) and not exists (select from {referenced} r where {match})"));
        }

        return keys;
    }

    // "public.=": the schema needs quotes, the operator must have none.
    private static string Operator(string qualified)
    {
        int dot = qualified.LastIndexOf('.');
        return $"{SqlText.Name(qualified[..dot])}.{qualified[(dot + 1)..]}";
    }
}
