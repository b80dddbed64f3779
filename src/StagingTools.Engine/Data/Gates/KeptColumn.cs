using StagingTools.Engine.Data.Recognition;

namespace StagingTools.Engine.Data.Gates;

/// <summary>What was seen in one kept column.</summary>
/// <param name="column">The column.</param>
internal sealed class KeptColumn(ReadColumn column)
{
    private const int Remembered = 512;

    private readonly Dictionary<ulong, long> suspects = [];
    private readonly SortedDictionary<PersonalDataKinds, long> patterns = [];
    private PersonalDataKinds found;
    private readonly ulong[] looked = new ulong[Remembered];
    private readonly ulong[] asked = new ulong[Remembered];

    /// <summary>The column.</summary>
    public ReadColumn Column { get; } = column;

    /// <summary>Values that may be originals, by their hash: how often they were found, at least.</summary>
    public IReadOnlyDictionary<ulong, long> Suspects => suspects;

    /// <summary>Values by the kind of personal data that they seem to hold.</summary>
    public IEnumerable<(string Kind, long Values)> Patterns => patterns.Select(pair => (PatternNames.Of(pair.Key), pair.Value));

    /// <summary>Whether a value was looked at a short while ago and held no pattern.</summary>
    public bool WasLookedAt(ulong hash) => looked[hash % Remembered] == hash;

    /// <summary>Whether it was asked a short while ago if a text is an original; from now on it was.</summary>
    public bool WasAsked(ulong hash)
    {
        ref ulong slot = ref asked[hash % Remembered];
        if (slot == hash)
            return true;
        slot = hash;
        return false;
    }

    /// <summary>Counts a text that may be an original.</summary>
    public void Suspect(ulong hash) => suspects[hash] = suspects.GetValueOrDefault(hash) + 1;

    /// <summary>Looks for patterns in a part of a value.</summary>
    public void LookForPatterns(ReadOnlySpan<byte> text)
    {
        PersonalDataKinds wanted = Column.Wanted;
        int at = 0;
        while (PersonalDataScanner.TryFind(text, wanted, out PersonalDataMatch match, at))
        {
            // One of a kind is enough; others may follow.
            found |= match.Kind;
            wanted &= ~match.Kind;
            at = match.End;
        }
    }

    /// <summary>Ends a value.</summary>
    /// <param name="hash">The hash of its bytes.</param>
    public void End(ulong hash)
    {
        if (found == PersonalDataKinds.None)
        {
            looked[hash % Remembered] = hash;
            return;
        }

        foreach (PersonalDataKinds kind in PatternNames.Kinds)
        {
            if ((found & kind) != 0)
                patterns[kind] = patterns.GetValueOrDefault(kind) + 1;
        }

        found = PersonalDataKinds.None;
    }
}
