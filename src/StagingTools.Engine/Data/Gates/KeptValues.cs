using System.Buffers;
using System.Buffers.Binary;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Gates;

/// <summary>
/// Looks at what arrived in the kept columns of one table: for originals that masks replaced elsewhere, and for the patterns of
/// personal data. Remembers places, kinds and counts, never a value. For one thread.
/// </summary>
/// <param name="columns">The columns that are read back.</param>
/// <param name="originals">The originals; <see langword="null"/> when nothing was masked.</param>
internal sealed class KeptValues(IReadOnlyList<ReadColumn> columns, OriginalsSet? originals)
{
    // Few kept columns hold more different values in a row than this; each is looked at once then.
    private const int Remembered = 512;
    private const int MostSuspects = 200_000;

    private static readonly SearchValues<byte> BetweenWords = SearchValues.Create(" \t\r\n,;:\"'()<>[]{}|="u8);

    private readonly KeptColumn?[] kept = [.. columns.Select(column => column.Form is null ? null : new KeptColumn(column))];
    private readonly ByteWriter plain = new(1024);
    private readonly HashSet<ulong> suspectHashes = [];

    /// <summary>Looks at a value.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="value">Its bytes, in text COPY with escapes.</param>
    /// <param name="hash">The hash of its bytes.</param>
    /// <param name="escaped">Whether the bytes are those of text COPY.</param>
    public void Look(int column, ReadOnlySpan<byte> value, ulong hash, bool escaped)
    {
        if (kept[column] is not { } place || value.Length < OriginalsSet.ShortestValue)
            return;
        if (place.Clean[hash % Remembered] == hash)
            return;

        if (escaped && value.Contains((byte)'\\'))
        {
            plain.Clear();
            TextRowRewriter.Unescape(value, plain);
            value = plain.WrittenSpan;
        }

        place.Begin();
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

        if (place.End())
            place.Clean[hash % Remembered] = hash;
        if (suspectHashes.Count > MostSuspects)
            Confirm(CancellationToken.None);
    }

    /// <summary>What is wrong, when all values were looked at.</summary>
    /// <param name="table">The table, for people.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public IEnumerable<GateFinding> Findings(string table, CancellationToken cancellationToken)
    {
        Confirm(cancellationToken);
        plain.Dispose();
        foreach (KeptColumn column in kept.OfType<KeptColumn>())
        {
            string place = $"{table}.{column.Column.Plan.Column.Name}";
            if (column.Survivors > 0)
                yield return new GateFinding(
                    GateNames.Originals,
                    place,
                    $"{CopyProgress.Number(column.Survivors)} rows hold values that a mask replaces elsewhere");
            foreach ((string kind, long rows) in column.Patterns)
                yield return new GateFinding(GateNames.Patterns, place, $"{CopyProgress.Number(rows)} rows look as if they hold {kind}");
        }
    }

    private bool LookAtText(KeptColumn place, ReadOnlySpan<byte> text)
    {
        if (text.Length < OriginalsSet.ShortestValue)
            return true;

        if (originals is not null && place.LooksForOriginals)
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
        ulong hash = originals!.Hash(text);
        if (originals.MayContain(hash))
        {
            place.Suspect(hash);
            suspectHashes.Add(hash);
        }
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

    private void Confirm(CancellationToken cancellationToken)
    {
        if (suspectHashes.Count == 0)
            return;

        HashSet<ulong> found = originals!.Confirm(suspectHashes, cancellationToken);
        suspectHashes.Clear();
        foreach (KeptColumn column in kept.OfType<KeptColumn>())
            column.Settle(found);
    }
}
