namespace StagingTools.Engine.Data.Gates;

/// <summary>What was seen in one kept column.</summary>
/// <param name="column">The column.</param>
internal sealed class KeptColumn(ReadColumn column)
{
    private const int Remembered = 512;

    // Values under suspicion, by the hash that was found first in a row: how many rows hold it.
    private readonly Dictionary<ulong, long> suspects = [];
    private readonly SortedDictionary<string, long> patterns = new(StringComparer.Ordinal);
    private readonly HashSet<string> patternsInRow = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> suspectsInRow = [];

    /// <summary>The column.</summary>
    public ReadColumn Column { get; } = column;

    /// <summary>Hashes of values that were looked at and held nothing.</summary>
    public ulong[] Clean { get; } = new ulong[Remembered];

    /// <summary>Whether originals are looked for; not where the rules say that they stand here.</summary>
    public bool LooksForOriginals { get; } = true;

    /// <summary>Rows that hold an original. Suspicion that is not settled yet does not count.</summary>
    public long Survivors { get; private set; }

    /// <summary>Rows by the kind of personal data that they seem to hold.</summary>
    public IEnumerable<(string Kind, long Rows)> Patterns => patterns.Select(pair => (pair.Key, pair.Value));

    /// <summary>Begins a row's value.</summary>
    public void Begin()
    {
        suspectsInRow.Clear();
        patternsInRow.Clear();
    }

    /// <summary>Puts a part of the value under suspicion.</summary>
    public void Suspect(ulong hash) => suspectsInRow.Add(hash);

    /// <summary>Looks for patterns in a part of the value.</summary>
    public void LookForPatterns(ReadOnlySpan<byte> text)
    {
    }

    /// <summary>Ends the value.</summary>
    /// <returns>Whether nothing was found in it.</returns>
    public bool End()
    {
        foreach (ulong hash in suspectsInRow)
            suspects[hash] = suspects.GetValueOrDefault(hash) + 1;
        foreach (string kind in patternsInRow)
            patterns[kind] = patterns.GetValueOrDefault(kind) + 1;
        return suspectsInRow.Count == 0 && patternsInRow.Count == 0;
    }

    /// <summary>Turns suspicion into certainty.</summary>
    /// <param name="found">The hashes that are originals.</param>
    public void Settle(HashSet<ulong> found)
    {
        foreach ((ulong hash, long rows) in suspects)
        {
            if (found.Contains(hash))
                Survivors += rows;
        }

        suspects.Clear();
    }
}
