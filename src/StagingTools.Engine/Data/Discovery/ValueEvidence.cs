using StagingTools.Engine.Data.Recognition;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>What samples of one column, or of one place in a document, look like. Holds counts only, never a value.</summary>
internal sealed class ValueEvidence
{
    private const int MostDistinct = 64;

    private static readonly ValueForm[] Forms = Enum.GetValues<ValueForm>();

    private readonly int[] counts = new int[Forms.Length];

    // Randomized hashes, of which none leads back to its value.
    private readonly HashSet<int> distinct = [];

    /// <summary>Values that were neither NULL nor empty.</summary>
    public int Values { get; private set; }

    /// <summary>Values in the midst of which personal data or a secret stands.</summary>
    public int Containing { get; private set; }

    /// <summary>What was found in the midst of values.</summary>
    public PersonalDataKinds Contained { get; private set; }

    /// <summary>Bytes of the longest value.</summary>
    public int Longest { get; private set; }

    /// <summary>Different values; <see langword="null"/> when they are more than a few.</summary>
    public int? Distinct => distinct.Count > MostDistinct ? null : distinct.Count;

    /// <summary>Whether anything personal or secret was seen.</summary>
    public bool HasPersonalData =>
        Containing > 0
        || this[ValueForm.Email] + this[ValueForm.Phone] + this[ValueForm.Iban] + this[ValueForm.Card] + this[ValueForm.IpAddress]
            + this[ValueForm.Secret] > 0;

    /// <summary>How many values have a form.</summary>
    public int this[ValueForm form] => counts[(int)form];

    /// <summary>Looks at a value.</summary>
    /// <param name="value">The value in UTF-8.</param>
    public void Add(ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> trimmed = value.Trim(" \t\r\n"u8);
        if (trimmed.IsEmpty)
            return;

        Values++;
        Longest = Math.Max(Longest, value.Length);
        if (distinct.Count <= MostDistinct)
        {
            HashCode hash = default;
            hash.AddBytes(value);
            distinct.Add(hash.ToHashCode());
        }

        bool isWhole = false;
        foreach (ValueForm form in Forms)
        {
            if (!ValueForms.Has(trimmed, form))
                continue;
            counts[(int)form]++;
            isWhole |= form <= ValueForm.Secret;
        }

        if (!isWhole && PersonalDataScanner.TryFind(trimmed, PersonalDataKinds.Certain, out PersonalDataMatch match))
        {
            Containing++;
            Contained |= match.Kind;
        }
    }

    /// <summary>The share of the values that have a form, from 0 to 1.</summary>
    public double Share(ValueForm form) => Values == 0 ? 0 : (double)this[form] / Values;
}
