namespace StagingTools.Engine.Data.Gates;

/// <summary>
/// Values of kept columns that the filter takes for originals. The few that it takes wrongly are told apart at the end, in one pass
/// over all originals.
/// </summary>
/// <param name="originals">The originals.</param>
internal sealed class Suspicions(OriginalsSet originals)
{
    private const int Most = 50_000;

    private readonly Lock state = new();
    private readonly Dictionary<(string Place, ulong Hash), long> open = [];
    private readonly SortedDictionary<string, long> proven = new(StringComparer.Ordinal);

    /// <summary>The originals.</summary>
    public OriginalsSet Originals => originals;

    /// <summary>Adds values of one column. May be called from any thread.</summary>
    /// <param name="place">The column, as <c>schema.table.column</c>.</param>
    /// <param name="values">How often each was found, by its hash.</param>
    public void Add(string place, IReadOnlyDictionary<ulong, long> values)
    {
        lock (state)
        {
            foreach ((ulong hash, long times) in values)
                open[(place, hash)] = open.GetValueOrDefault((place, hash)) + times;
            // So many are not the filter's errors any more; settled ones need no memory.
            if (open.Count > Most)
                Settle(CancellationToken.None);
        }
    }

    /// <summary>What is proven, when all values were looked at.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    public IReadOnlyList<GateFinding> Findings(CancellationToken cancellationToken)
    {
        lock (state)
        {
            Settle(cancellationToken);
            return
            [
                .. proven.Select(pair => new GateFinding(
                    GateNames.Originals, pair.Key, $"at least {Copy.CopyProgress.Number(pair.Value)} values are originals that a mask replaces elsewhere")),
            ];
        }
    }

    private void Settle(CancellationToken cancellationToken)
    {
        HashSet<ulong> found = originals.Confirm([.. open.Keys.Select(key => key.Hash)], cancellationToken);
        foreach (((string place, ulong hash), long times) in open)
        {
            if (found.Contains(hash))
                proven[place] = proven.GetValueOrDefault(place) + times;
        }

        open.Clear();
    }
}
