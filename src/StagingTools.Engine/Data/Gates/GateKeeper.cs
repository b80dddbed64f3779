using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Gates;

/// <summary>Collects what the gates find, and lets a sync pass only when that is nothing.</summary>
internal sealed class GateKeeper
{
    private const int MostTold = 50;

    private readonly List<GateFinding> findings = [];
    private readonly Dictionary<string, long> looked = new(StringComparer.Ordinal);

    /// <summary>Adds what a gate found.</summary>
    public void Add(IEnumerable<GateFinding> found)
    {
        lock (findings)
            findings.AddRange(found);
    }

    /// <summary>Counts what a gate looked at.</summary>
    public void Count(string gate, long things)
    {
        lock (findings)
            looked[gate] = looked.GetValueOrDefault(gate) + things;
    }

    /// <summary>Compares a table that was read back with what was sent.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="stored">The checksums of what is stored.</param>
    public void Compare(CopiedTable sent, RowChecksum stored)
    {
        List<GateFinding> found = [];
        string table = sent.Plan.Table.FullName;
        if (sent.CountedRows is { } counted && counted != sent.SourceRows)
            found.Add(new GateFinding(
                GateNames.Rows,
                table,
                $"{CopyProgress.Number(counted)} rows in production's snapshot, {CopyProgress.Number(sent.SourceRows)} were sent"));
        if (stored.Rows != sent.SourceRows)
        {
            found.Add(new GateFinding(
                GateNames.Rows,
                table,
                $"{CopyProgress.Number(sent.SourceRows)} rows in production's snapshot, {CopyProgress.Number(stored.Rows)} arrived"));
        }
        else
        {
            string[] summed = [.. sent.Plan.Columns.Where(WatchedColumns.IsSummed).Select(column => column.Column.Name)];
            string[] wrong = [.. summed.Where((_, i) => sent.Sent.Columns[i] != stored.Columns[i])];
            found.AddRange(wrong.Select(column =>
                new GateFinding(GateNames.Checksums, $"{table}.{column}", "what is stored differs from what was sent")));
            if (wrong.Length == 0 && sent.Sent.WholeRows != stored.WholeRows)
                found.Add(new GateFinding(GateNames.Checksums, table, "values stand in other rows than those they were sent in"));
            Count(GateNames.Checksums, summed.Length);
        }

        Count(GateNames.Rows, stored.Rows);
        Add(found);
    }

    /// <summary>Compares the objects of both sides.</summary>
    /// <param name="source">Production's, in the snapshot.</param>
    /// <param name="incoming">The incoming database's.</param>
    /// <param name="sameVersion">Whether both servers are of one major version, so that definitions read the same.</param>
    public void Compare(
        IReadOnlyDictionary<string, string> source, IReadOnlyDictionary<string, string> incoming, bool sameVersion)
    {
        Count(GateNames.Objects, source.Count);
        Add(source
            .Where(pair => !incoming.ContainsKey(pair.Key))
            .Select(pair => new GateFinding(GateNames.Objects, pair.Key, "it is missing")));
        if (sameVersion)
            Add(source
                .Where(pair => incoming.TryGetValue(pair.Key, out string? definition) && definition != pair.Value)
                .Select(pair => new GateFinding(GateNames.Objects, pair.Key, "it is defined in another way than in production")));
    }

    /// <summary>Lets the sync pass, or stops it.</summary>
    /// <returns>What the gates looked at.</returns>
    /// <exception cref="StagingException"><c>GateFailed</c> with every place and count.</exception>
    public IReadOnlyList<StagingDataGate> Pass()
    {
        if (findings.Count == 0)
            return [.. GateNames.All.Select(gate => new StagingDataGate(gate, looked.GetValueOrDefault(gate)))];

        GateFinding[] sorted =
        [
            .. findings
                .OrderBy(finding => GateNames.All.ToList().IndexOf(finding.Gate))
                .ThenBy(finding => finding.Place, StringComparer.Ordinal),
        ];
        IEnumerable<string> lines = sorted.Take(MostTold).Select(finding => $"{finding.Place}: {finding.Message}");
        if (sorted.Length > MostTold)
            lines = lines.Append($"and {sorted.Length - MostTold} more");
        throw new StagingException(
            "GateFailed",
            StagingErrorCategory.OperationFailed,
            $"The copy did not pass its gates ({string.Join(", ", sorted.Select(finding => finding.Gate).Distinct())}), so staging was left as it is:"
            + $"\n  {string.Join("\n  ", lines)}")
        {
            TargetInput = sorted[0].Place,
            RecommendedAction = Advice(sorted[0].Gate),
        };
    }

    private static string Advice(string gate) => gate switch
    {
        GateNames.Originals =>
            "Mask the column as well. If the values are nobody's, say so in the rules: { mask: keep, contains: [originals] }.",
        GateNames.Patterns =>
            "Mask the column, or say in the rules what it holds and may hold: { mask: keep, contains: [email] }.",
        _ => "Run the sync again. If it stays, see what else writes to the incoming database.",
    };
}
