using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Planning;

namespace StagingTools.Engine.Data.Gates;

/// <summary>Lets sequences pass that stand where production's stood, and ahead of the columns that they number.</summary>
internal static class SequenceGate
{
    /// <summary>Sets those ahead whose column a mask moved, and checks all.</summary>
    /// <param name="session">A session on the incoming database.</param>
    /// <param name="plan">The tables.</param>
    /// <param name="expected">Where production's stood after the copy.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<IReadOnlyList<GateFinding>> CheckAsync(
        NpgsqlConnection session,
        SyncPlan plan,
        IReadOnlyDictionary<CatalogSequence, SequencePlace> expected,
        CancellationToken cancellationToken)
    {
        List<GateFinding> findings = [];
        IReadOnlyDictionary<CatalogSequence, SequencePlace> places =
            await SequenceCopy.ReadAsync(session, plan.Catalog.Sequences, cancellationToken);
        foreach ((CatalogSequence sequence, SequencePlace place) in expected)
        {
            if (places.GetValueOrDefault(sequence) != place)
                findings.Add(new GateFinding(GateNames.Sequences, Name(sequence), "it does not stand where production's stood"));
        }

        HashSet<(string, string, string)> masked =
        [
            .. plan.Copied.SelectMany(table => table.Masked.Select(column => (table.Table.Schema, table.Table.Name, column.Column.Name))),
        ];
        foreach (SequenceOwner owner in await ReadOwnersAsync(session, cancellationToken))
        {
            // A kept column is production's own to the last bit, so where it runs ahead of its sequence production's does, too.
            if (!masked.Contains((owner.Schema, owner.Table, owner.Column)))
                continue;

            await using var command = new NpgsqlCommand(
                $"""
                select max({SqlText.Name(owner.Column)})::bigint > s.last_value, max({SqlText.Name(owner.Column)})::bigint
                from {SqlText.Name(owner.Schema, owner.Table)}, {SqlText.Name(owner.Sequence.Schema, owner.Sequence.Name)} s group by s.last_value
                """,
                session);
            long? ahead = null;
            await using (NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken))
            {
                if (await row.ReadAsync(cancellationToken) && !row.IsDBNull(0) && row.GetBoolean(0))
                    ahead = row.GetInt64(1);
            }

            if (ahead is { } last)
                await SequenceCopy.SetAsync(
                    session, new Dictionary<CatalogSequence, SequencePlace> { [owner.Sequence] = new(last, true) }, cancellationToken);
        }

        return findings;
    }

    private static async Task<IReadOnlyList<SequenceOwner>> ReadOwnersAsync(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        List<SequenceOwner> owners = [];
        await using var command = new NpgsqlCommand(
            $"""
            select sn.nspname, s.relname, n.nspname, c.relname, a.attname
            from pg_depend o
              join pg_class s on s.oid = o.objid and s.relkind = 'S'
              join pg_sequence q on q.seqrelid = s.oid and q.seqincrement > 0 and not q.seqcycle
              join pg_namespace sn on sn.oid = s.relnamespace
              join pg_class c on c.oid = o.refobjid
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum = o.refobjsubid
            where o.classid = 'pg_class'::regclass and o.refclassid = 'pg_class'::regclass and o.deptype in ('a', 'i')
              and a.atttypid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) and {CatalogReader.OfUsers}
            """,
            session);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            owners.Add(new SequenceOwner(
                new CatalogSequence(row.GetString(0), row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4)));
        return owners;
    }

    private static string Name(CatalogSequence sequence) => $"{sequence.Schema}.{sequence.Name}";

    private sealed record SequenceOwner(CatalogSequence Sequence, string Schema, string Table, string Column);
}
