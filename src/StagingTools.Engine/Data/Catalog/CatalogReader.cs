using System.Data;
using Npgsql;
using StagingTools.Engine.Data.Connections;

namespace StagingTools.Engine.Data.Catalog;

/// <summary>Reads a database's catalog in the transaction of the session that it is given.</summary>
/// <param name="connection">An open session in a transaction.</param>
internal sealed class CatalogReader(NpgsqlConnection connection)
{
    /// <summary>The condition that a class <c>c</c> of namespace <c>n</c> is neither the system's, nor temporary, nor an extension's.</summary>
    internal const string OfUsers =
        """
        n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
        and c.relpersistence <> 't'
        and not exists (
          select from pg_depend d
          where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e')
        """;

    /// <summary>Reads it.</summary>
    public async Task<DatabaseCatalog> ReadAsync(CancellationToken cancellationToken)
    {
        TypeCatalog types = await ReadTypesAsync(cancellationToken);
        ILookup<uint, CatalogColumn> columns = await ReadColumnsAsync(types, cancellationToken);
        Dictionary<uint, string[]> primaryKeys = await ReadPrimaryKeysAsync(cancellationToken);
        ILookup<uint, CheckConstraint> checks = await ReadChecksAsync(cancellationToken);
        IReadOnlyList<UniqueKey> keys = await ReadUniqueKeysAsync(columns, cancellationToken);
        return new DatabaseCatalog
        {
            Tables = await ReadTablesAsync(columns, primaryKeys, checks, cancellationToken),
            Sequences = await ReadSequencesAsync(cancellationToken),
            UniqueKeys = [.. keys.Where(key => !key.IsExclusion)],
            ExclusionKeys = [.. keys.Where(key => key.IsExclusion)],
            ForeignKeys = await ReadForeignKeysAsync(cancellationToken),
            MaterializedViews = await ReadMaterializedViewsAsync(cancellationToken),
            UnusedExtensions = await ReadUnusedExtensionsAsync(cancellationToken),
            LargeObjects = await ReadLargeObjectsAsync(cancellationToken),
        };
    }

    private async Task<TypeCatalog> ReadTypesAsync(CancellationToken cancellationToken)
    {
        Dictionary<uint, CatalogType> types = [];
        // Multiranges came with 14; their subtype is their range's.
        string multirange = connection.PostgreSqlVersion.Major >= 14
            ? "(select m.rngsubtype from pg_range m where m.rngmultitypid = t.oid)"
            : "null::oid";
        await foreach (NpgsqlDataReader row in QueryAsync(
            $"""
            select t.oid, t.typname, t.typtype::text, t.typbasetype,
                   case when t.typcategory = 'A' then t.typelem else 0::oid end,
                   coalesce((select r.rngsubtype from pg_range r where r.rngtypid = t.oid), {multirange}, 0::oid),
                   t.typrelid, t.typnotnull, t.typtypmod, t.typsend <> 0 and t.typreceive <> 0
            from pg_type t
            """,
            cancellationToken))
        {
            var type = new CatalogType(
                row.GetFieldValue<uint>(0),
                row.GetString(1),
                row.GetString(2)[0],
                row.GetFieldValue<uint>(3),
                row.GetFieldValue<uint>(4),
                row.GetFieldValue<uint>(5),
                row.GetFieldValue<uint>(6),
                row.GetBoolean(7),
                row.GetInt32(8),
                row.GetBoolean(9));
            types.Add(type.Oid, type);
        }

        List<(uint Relation, uint Type)> attributes = [];
        await foreach (NpgsqlDataReader row in QueryAsync(
            """
            select a.attrelid, a.atttypid
            from pg_attribute a join pg_type t on t.typrelid = a.attrelid
            where a.attnum > 0 and not a.attisdropped
            """,
            cancellationToken))
            attributes.Add((row.GetFieldValue<uint>(0), row.GetFieldValue<uint>(1)));
        return new TypeCatalog(types, attributes.ToLookup(pair => pair.Relation, pair => pair.Type));
    }

    private async Task<ILookup<uint, CatalogColumn>> ReadColumnsAsync(TypeCatalog types, CancellationToken cancellationToken)
    {
        ILookup<uint, string> labels = await ReadLabelsAsync(cancellationToken);
        CaseFolding folding = await ReadFoldingAsync(cancellationToken);
        List<(uint Table, CatalogColumn Column)> columns = [];
        await foreach (NpgsqlDataReader row in QueryAsync(
            $"""
            select a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), a.atttypid, a.atttypmod, a.attnotnull,
                   a.attgenerated <> '',
                   case when a.attgenerated <> '' then pg_get_expr(d.adbin, d.adrelid) end,
                   coalesce((select not l.collisdeterministic from pg_collation l where l.oid = a.attcollation), false)
            from pg_attribute a
              join pg_class c on c.oid = a.attrelid
              join pg_namespace n on n.oid = c.relnamespace
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and {OfUsers}
            order by a.attrelid, a.attnum
            """,
            cancellationToken))
        {
            uint type = row.GetFieldValue<uint>(3);
            TypeDescription described = types.Describe(type, row.GetInt32(4));
            columns.Add((row.GetFieldValue<uint>(0), new CatalogColumn(row.GetString(1), row.GetString(2), described.Kind)
            {
                ElementKind = described.ElementKind,
                MaximumLength = described.MaximumLength,
                Precision = described.Digits?.Precision,
                Scale = described.Digits?.Scale,
                Padded = described.Padded,
                Folding = described.IgnoresCase ? folding : CaseFolding.None,
                // Neither does a locale whose lower() this program does not know.
                Nondeterministic = row.GetBoolean(8) || (described.IgnoresCase && folding == CaseFolding.None),
                Labels = [.. labels[described.Enumeration]],
                IsDomain = described.IsDomain,
                NotNull = row.GetBoolean(5) || described.NotNull,
                Generated = row.GetBoolean(6),
                Expression = row.IsDBNull(7) ? null : row.GetString(7),
                BinaryPortable = types.IsBinaryPortable(type),
            }));
        }

        ILookup<uint, CatalogColumn> byTable = columns.ToLookup(pair => pair.Table, pair => pair.Column);
        return columns.ToLookup(
            pair => pair.Table,
            pair => pair.Column.Expression is { } expression
                ? pair.Column with { ComputedFrom = SqlWords.ColumnsIn(expression, byTable[pair.Table]) }
                : pair.Column);
    }

    private async Task<ILookup<uint, string>> ReadLabelsAsync(CancellationToken cancellationToken)
    {
        List<(uint Type, string Label)> labels = [];
        await foreach (NpgsqlDataReader row in QueryAsync(
            "select enumtypid, enumlabel from pg_enum order by enumtypid, enumsortorder", cancellationToken))
            labels.Add((row.GetFieldValue<uint>(0), row.GetString(1)));
        return labels.ToLookup(pair => pair.Type, pair => pair.Label);
    }

    // What citext's lower() does depends on the database's locale; that of Turkish makes other letters of I.
    private async Task<CaseFolding> ReadFoldingAsync(CancellationToken cancellationToken)
    {
        // 201 is É and 233 é, or another such pair, wherever one byte is one character.
        await using var command = new NpgsqlCommand(
            """
            select lower('I') = 'i', coalesce((
              select lower(chr(n)) = chr(n + 32)
              from generate_series(201, 201) n
              where pg_encoding_max_length(pg_char_to_encoding(getdatabaseencoding())) = 1 or getdatabaseencoding() = 'UTF8'), false)
            """,
            connection);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (row.GetBoolean(0), row.GetBoolean(1)) switch
        {
            (true, true) => CaseFolding.Unicode,
            (true, false) => CaseFolding.Ascii,
            _ => CaseFolding.None,
        };
    }

    private async Task<ILookup<uint, CheckConstraint>> ReadChecksAsync(CancellationToken cancellationToken)
    {
        List<(uint Table, CheckConstraint Check)> checks = [];
        await foreach (NpgsqlDataReader row in QueryAsync(
            """
            select k.conrelid, k.conname, pg_get_expr(k.conbin, k.conrelid),
                   array(select a.attname::text from pg_attribute a
                         where a.attrelid = k.conrelid and a.attnum > 0 and a.attnum = any (k.conkey) order by a.attnum)
            from pg_constraint k
            where k.contype = 'c' and k.conrelid <> 0 and k.convalidated
            order by 1, 2
            """,
            cancellationToken))
            checks.Add((row.GetFieldValue<uint>(0), new CheckConstraint(row.GetString(1), row.GetString(2), row.GetFieldValue<string[]>(3))));
        return checks.ToLookup(pair => pair.Table, pair => pair.Check);
    }

    private async Task<Dictionary<uint, string[]>> ReadPrimaryKeysAsync(CancellationToken cancellationToken)
    {
        Dictionary<uint, string[]> keys = [];
        await foreach (NpgsqlDataReader row in QueryAsync(
            """
            select i.indrelid, array_agg(a.attname::text order by k.position)
            from pg_index i
              cross join lateral unnest(i.indkey::int2[]) with ordinality as k(number, position)
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
            where i.indisprimary and k.position <= i.indnkeyatts
            group by i.indrelid
            """,
            cancellationToken))
            keys.Add(row.GetFieldValue<uint>(0), row.GetFieldValue<string[]>(1));
        return keys;
    }

    private async Task<IReadOnlyList<CatalogTable>> ReadTablesAsync(
        ILookup<uint, CatalogColumn> columns,
        Dictionary<uint, string[]> primaryKeys,
        ILookup<uint, CheckConstraint> checks,
        CancellationToken cancellationToken)
    {
        List<CatalogTable> tables = [];
        await foreach (NpgsqlDataReader row in QueryAsync(
            $"""
            select c.oid, n.nspname, c.relname, c.relkind = 'p', rn.nspname, rc.relname,
                   greatest(c.reltuples, 0)::bigint, coalesce(pg_table_size(c.oid), 0), c.relfilenode::bigint,
                   has_schema_privilege(n.oid, 'USAGE') and has_table_privilege(c.oid, 'SELECT') and not row_security_active(c.oid),
                   (select array(select a.attname::text from unnest(p.partattrs::int2[]) as u(number)
                                   join pg_attribute a on a.attrelid = c.oid and a.attnum = u.number)
                    from pg_partitioned_table p where p.partrelid = c.oid),
                   (select pg_get_expr(p.partexprs, p.partrelid) from pg_partitioned_table p where p.partrelid = c.oid)
            from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              left join pg_class rc on c.relispartition and rc.oid = pg_partition_root(c.oid)
              left join pg_namespace rn on rn.oid = rc.relnamespace
            where c.relkind in ('r', 'p') and {OfUsers}
            order by 2, 3
            """,
            cancellationToken))
        {
            uint oid = row.GetFieldValue<uint>(0);
            tables.Add(new CatalogTable(oid, row.GetString(1), row.GetString(2), [.. columns[oid]])
            {
                Partitioned = row.GetBoolean(3),
                Root = row.IsDBNull(5) ? null : (row.GetString(4), row.GetString(5)),
                PrimaryKey = primaryKeys.GetValueOrDefault(oid, []),
                EstimatedRows = row.GetInt64(6),
                Size = row.GetInt64(7),
                FileNode = row.GetInt64(8),
                Readable = row.GetBoolean(9),
                PartitionColumns =
                [
                    .. row.IsDBNull(10) ? [] : row.GetFieldValue<string[]>(10),
                    .. row.IsDBNull(11) ? [] : SqlWords.ColumnsIn(row.GetString(11), columns[oid]),
                ],
                Checks = [.. checks[oid]],
            });
        }

        return tables;
    }

    private async Task<IReadOnlyList<CatalogSequence>> ReadSequencesAsync(CancellationToken cancellationToken)
    {
        List<CatalogSequence> sequences = [];
        await foreach (NpgsqlDataReader row in QueryAsync(
            $"""
            select n.nspname, c.relname
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'S' and {OfUsers}
            order by 1, 2
            """,
            cancellationToken))
            sequences.Add(new CatalogSequence(row.GetString(0), row.GetString(1)));
        return sequences;
    }

    private async Task<IReadOnlyList<UniqueKey>> ReadUniqueKeysAsync(
        ILookup<uint, CatalogColumn> columns, CancellationToken cancellationToken)
    {
        List<UniqueKey> keys = [];
        // NULLS NOT DISTINCT came with 15.
        string nullsEqual = connection.PostgreSqlVersion.Major >= 15 ? "i.indnullsnotdistinct" : "false";
        await foreach (NpgsqlDataReader row in QueryAsync(
            $"""
            select x.relname, i.indrelid,
                   array(select coalesce(a.attname::text, '')
                         from generate_series(1, i.indnkeyatts) p
                           left join pg_attribute a on a.attrelid = i.indrelid and a.attnum > 0 and a.attnum = (i.indkey::int2[])[p - 1]
                         order by p),
                   array(select pg_get_indexdef(i.indexrelid, p, true) from generate_series(1, i.indnkeyatts) p order by p),
                   pg_get_expr(i.indpred, i.indrelid), {nullsEqual}, i.indisexclusion,
                   array(select o.oprname::text
                         from pg_constraint k
                           cross join lateral unnest(k.conexclop) with ordinality as e(operator, position)
                           join pg_operator o on o.oid = e.operator
                         where k.conindid = i.indexrelid and k.contype = 'x' and i.indisexclusion
                         order by e.position)
            from pg_index i
              join pg_class x on x.oid = i.indexrelid
              join pg_class c on c.oid = i.indrelid
              join pg_namespace n on n.oid = c.relnamespace
            where (i.indisunique or i.indisexclusion) and {OfUsers}
            order by 2, 1
            """,
            cancellationToken))
        {
            uint table = row.GetFieldValue<uint>(1);
            string[] names = row.GetFieldValue<string[]>(2);
            string[] texts = row.GetFieldValue<string[]>(3);
            string[] operators = row.GetFieldValue<string[]>(7);
            string? predicate = row.IsDBNull(4) ? null : row.GetString(4);
            KeyPart[] parts =
            [
                .. names.Select((name, index) => new KeyPart(
                    texts[index],
                    name.Length > 0 ? [name] : SqlWords.ColumnsIn(texts[index], columns[table]),
                    IsColumn: name.Length > 0)
                {
                    Operator = operators.ElementAtOrDefault(index) ?? "=",
                }),
            ];
            keys.Add(new UniqueKey(row.GetString(0), table, [.. parts.SelectMany(part => part.Columns).Distinct()])
            {
                Parts = parts,
                Predicate = predicate,
                PredicateColumns = predicate is null ? [] : SqlWords.ColumnsIn(predicate, columns[table]),
                NullsEqual = row.GetBoolean(5),
                IsExclusion = row.GetBoolean(6),
            });
        }

        return keys;
    }

    private async Task<IReadOnlyList<ForeignKey>> ReadForeignKeysAsync(CancellationToken cancellationToken)
    {
        List<ForeignKey> keys = [];
        await foreach (NpgsqlDataReader row in QueryAsync(
            """
            select k.conname, k.conrelid, k.confrelid,
                   array(select a.attname::text
                         from unnest(k.conkey) with ordinality as p(number, position)
                           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.number
                         order by p.position),
                   array(select a.attname::text
                         from unnest(k.confkey) with ordinality as p(number, position)
                           join pg_attribute a on a.attrelid = k.confrelid and a.attnum = p.number
                         order by p.position)
            from pg_constraint k
            where k.contype = 'f'
              -- A key to a partitioned table has a row for each of its partitions too, which no value has to be in all of.
              and not exists (select from pg_constraint up where up.oid = k.conparentid and up.conrelid = k.conrelid)
            order by k.conrelid, k.conname
            """,
            cancellationToken))
            keys.Add(new ForeignKey(
                row.GetString(0),
                row.GetFieldValue<uint>(1),
                row.GetFieldValue<string[]>(3),
                row.GetFieldValue<uint>(2),
                row.GetFieldValue<string[]>(4)));
        return keys;
    }

    private async Task<IReadOnlyList<string>> ReadMaterializedViewsAsync(CancellationToken cancellationToken)
    {
        List<string> views = [];
        // The depth of a view is the longest way down to one that reads no other view.
        await foreach (NpgsqlDataReader row in QueryAsync(
            $"""
            with recursive reads as (
              select distinct w.ev_class as view, d.refobjid as read
              from pg_rewrite w
                join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
                  and d.refclassid = 'pg_class'::regclass and d.refobjid <> w.ev_class
                join pg_class r on r.oid = d.refobjid and r.relkind in ('v', 'm')
            ), depths(view, depth) as (
              select c.oid, 0 from pg_class c where c.relkind in ('v', 'm')
              union
              select reads.view, depths.depth + 1 from depths join reads on reads.read = depths.view
            )
            select n.nspname, c.relname
            from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'm' and c.relispopulated and {OfUsers}
            order by (select max(depth) from depths where depths.view = c.oid), 1, 2
            """,
            cancellationToken))
            views.Add(SqlText.Name(row.GetString(0), row.GetString(1)));
        return views;
    }

    private async Task<IReadOnlyList<string>> ReadUnusedExtensionsAsync(CancellationToken cancellationToken)
    {
        List<string> extensions = [];
        await foreach (NpgsqlDataReader row in QueryAsync(
            """
            select e.extname
            from pg_extension e
            where e.extname <> 'plpgsql' and not exists (
              select
              from pg_depend member
                join pg_depend user_of on user_of.refclassid = member.classid and user_of.refobjid = member.objid
              where member.refclassid = 'pg_extension'::regclass and member.refobjid = e.oid and member.deptype = 'e'
                and user_of.deptype <> 'i'
                and not exists (
                  select from pg_depend fellow
                  where fellow.classid = user_of.classid and fellow.objid = user_of.objid and fellow.deptype = 'e')
                -- Rules, defaults, constraints and the like are no members themselves; what they belong to is.
                and not exists (
                  select
                  from pg_depend part
                    join pg_depend fellow on fellow.classid = part.refclassid and fellow.objid = part.refobjid and fellow.deptype = 'e'
                  where part.classid = user_of.classid and part.objid = user_of.objid and part.deptype in ('i', 'a')))
            and not exists (
              select from pg_depend other
              where other.refclassid = 'pg_extension'::regclass and other.refobjid = e.oid and other.deptype = 'n')
            order by 1
            """,
            cancellationToken))
            extensions.Add(row.GetString(0));
        return extensions;
    }

    private async Task<long> ReadLargeObjectsAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select count(*) from pg_largeobject_metadata", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async IAsyncEnumerable<NpgsqlDataReader> QueryAsync(
        string sql, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return reader;
    }
}
