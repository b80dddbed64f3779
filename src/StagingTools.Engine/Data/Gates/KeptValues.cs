using System.Buffers;
using System.Buffers.Binary;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;

namespace StagingTools.Engine.Data.Gates;

/// <summary>
/// Looks at what arrived in the kept columns of one table: for originals that masks replaced elsewhere, and for the patterns of
/// personal data. Remembers places, kinds and counts, never a value. For one thread.
/// </summary>
internal sealed class KeptValues : IJsonWatch, IDisposable
{
    private const int Pending = 256;

    private static readonly SearchValues<byte> BetweenWords = SearchValues.Create(" \t\r\n,;:\"'()<>[]{}|="u8);

    private readonly KeptColumn?[] kept;
    private readonly JsonPathMask?[] keptPaths;
    private readonly Suspicions? suspicions;
    private readonly ByteWriter plain = new(1024);
    private KeptColumn? looking;

    // Questions wait here until memory has brought what answers them.
    private readonly (KeptColumn Column, ulong Hash)[] pending = new (KeptColumn, ulong)[Pending];
    private int pendingCount;

    /// <summary>Makes it.</summary>
    /// <param name="columns">The columns that are read back.</param>
    /// <param name="suspicions">Takes what may be an original; <see langword="null"/> when nothing was masked.</param>
    public KeptValues(IReadOnlyList<ReadColumn> columns, Suspicions? suspicions)
    {
        this.suspicions = suspicions;
        kept = [.. columns.Select(column => column.Form is null ? null : new KeptColumn(column))];
        keptPaths =
        [
            .. columns.Select(column => column.KeptPaths is { } paths
                ? new JsonPathMask(paths, column.Form == OriginalForm.JsonbBinary) { Watch = this }
                : null),
        ];
    }

    /// <summary>Values of kept texts and documents that came by.</summary>
    public long Count { get; private set; }

    /// <summary>Looks at a value.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="value">Its bytes, in text COPY with escapes.</param>
    /// <param name="hash">The hash of its bytes.</param>
    /// <param name="escaped">Whether the bytes are those of text COPY.</param>
    public void Look(int column, ReadOnlySpan<byte> value, ulong hash, bool escaped)
    {
        if (kept[column] is not { } place)
            return;

        Count++;
        if (value.Length < OriginalsSet.ShortestValue || place.WasLookedAt(hash))
            return;

        if (escaped && value.Contains((byte)'\\'))
        {
            plain.Clear();
            TextRowRewriter.Unescape(value, plain);
            value = plain.WrittenSpan;
        }

        if (keptPaths[column] is { } paths)
        {
            // Only what the rules keep is looked at: a pseudonym may well look like personal data.
            looking = place;
            plain.Clear();
            paths.Write(value, default, plain);
            place.End(hash);
            return;
        }

        switch (place.Column.Form)
        {
            case OriginalForm.Text:
                LookAtText(place, value);
                break;
            case OriginalForm.Json:
                JsonLeaves.Visit(value, (this, place), static (leaf, to) => to.Item1.LookAtText(to.place, leaf));
                break;
            case OriginalForm.JsonbBinary:
                JsonLeaves.Visit(value[1..], (this, place), static (leaf, to) => to.Item1.LookAtText(to.place, leaf));
                break;
            case OriginalForm.TextArrayBinary:
                LookAtElements(place, value);
                break;
        }

        place.End(hash);
    }

    /// <summary>Hands over what is suspected, and says what patterns were found, when all values were looked at.</summary>
    /// <param name="table">The table, for people.</param>
    public IEnumerable<GateFinding> Finish(string table)
    {
        Answer();
        foreach (KeptColumn column in kept.OfType<KeptColumn>())
        {
            string place = $"{table}.{column.Column.Plan.Column.Name}";
            suspicions?.Add(place, column.Suspects);
            foreach ((string kind, long values) in column.Patterns)
                yield return new GateFinding(GateNames.Patterns, place, $"{CopyProgress.Number(values)} values look as if they hold {kind}");
        }
    }

    /// <inheritdoc/>
    public void Replaced(ReadOnlySpan<byte> original)
    {
    }

    /// <inheritdoc/>
    public void Kept(ReadOnlySpan<byte> json) =>
        JsonLeaves.Visit(json, (this, looking!), static (leaf, to) => to.Item1.LookAtText(to.Item2, leaf));

    /// <inheritdoc/>
    public void Dispose() => plain.Dispose();

    private bool LookAtText(KeptColumn place, ReadOnlySpan<byte> text)
    {
        if (text.Length < OriginalsSet.ShortestValue)
            return true;

        if (suspicions is not null && place.Column.LooksForOriginals)
        {
            Ask(place, text);
            LookAtWords(place, text);
        }

        place.LookForPatterns(text);
        return true;
    }

    // Addresses, numbers and tokens in the middle of a text.
    private void LookAtWords(KeptColumn place, ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAny(BetweenWords);
        while (end >= 0)
        {
            LookAtWord(place, text[..end]);
            text = text[(end + 1)..];
            end = text.IndexOfAny(BetweenWords);
            if (end < 0)
                LookAtWord(place, text);
        }
    }

    private void LookAtWord(KeptColumn place, ReadOnlySpan<byte> word)
    {
        if (word is [.., (byte)'.' or (byte)'!' or (byte)'?'])
            word = word[..^1];
        if (word.Length >= OriginalsSet.ShortestValue && (word.Contains((byte)'@') || word.ContainsAnyInRange((byte)'0', (byte)'9')))
            Ask(place, word);
    }

    private void Ask(KeptColumn place, ReadOnlySpan<byte> text)
    {
        OriginalsSet originals = suspicions!.Originals;
        ulong hash = originals.Hash(text);
        if (place.WasAsked(hash))
            return;

        originals.Prepare(hash);
        pending[pendingCount++] = (place, hash);
        if (pendingCount == pending.Length)
            Answer();
    }

    private void Answer()
    {
        foreach ((KeptColumn column, ulong hash) in pending.AsSpan(0, pendingCount))
        {
            if (suspicions!.Originals.MayContain(hash))
                column.Suspect(hash);
        }

        pendingCount = 0;
    }

    private void LookAtElements(KeptColumn place, ReadOnlySpan<byte> array)
    {
        if (array.Length < 12)
            return;

        int at = 12 + (8 * BinaryPrimitives.ReadInt32BigEndian(array));
        while (at >= 12 && at + 4 <= array.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(array[at..]);
            at += 4;
            if (length <= 0)
                continue;
            if (at + length > array.Length)
                return;
            LookAtText(place, array.Slice(at, length));
            at += length;
        }
    }
}
