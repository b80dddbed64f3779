using System.Buffers.Binary;
using System.Text;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// Digits for digits, letters for letters of the same alphabet and case; everything else stays where it is. The characters that
/// change go through a keyed Feistel network as if they were all small letters, so no two originals meet, not even two that differ
/// in case alone and are told apart by it.
/// </summary>
/// <param name="hash">The round function.</param>
/// <param name="keepFirst">Characters at the beginning that stay.</param>
/// <param name="keepLast">Characters at the end that stay.</param>
/// <param name="padded">Whether blanks at the end do not belong to the value.</param>
internal sealed class PatternMask(SipHash hash, int keepFirst, int keepLast, bool padded) : ValueMask
{
    // As many as NIST's FF1 has.
    private const int Rounds = 10;

    private readonly Dictionary<Rune, (Alphabet Alphabet, int Index, bool Large)> places = [];
    private readonly Dictionary<(int Block, int Category, bool Cased), Alphabet> alphabets = [];
    private Rune[] runes = new Rune[64];
    private int[] changing = new int[64];
    private int[] digits = new int[64];
    private int[] bases = new int[64];
    private byte[] half = new byte[256];

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        if (padded)
            value = value.TrimEnd((byte)' ');

        int length = Decode(value);
        int count = 0;
        for (int i = keepFirst; i < length - keepLast; i++)
        {
            if (Find(runes[i]) is not { Alphabet.Size: > 1 } place)
                continue;
            changing[count] = i;
            digits[count] = place.Index;
            bases[count] = place.Alphabet.Size;
            count++;
        }

        Permute(count);
        for (int i = 0; i < count; i++)
        {
            (Alphabet alphabet, _, bool large) = Find(runes[changing[i]]);
            Rune letter = alphabet.Letters[digits[i]];
            runes[changing[i]] = large ? Rune.ToUpperInvariant(letter) : letter;
        }

        for (int i = 0; i < length; i++)
            output.Advance(runes[i].EncodeToUtf8(output.Room(4)));
    }

    private int Decode(ReadOnlySpan<byte> value)
    {
        if (runes.Length < value.Length)
        {
            runes = new Rune[value.Length];
            changing = new int[value.Length];
            digits = new int[value.Length];
            bases = new int[value.Length];
            half = new byte[(value.Length * sizeof(int)) + sizeof(long)];
        }

        int length = 0;
        for (; !value.IsEmpty; length++)
        {
            Rune.DecodeFromUtf8(value, out runes[length], out int used);
            value = value[used..];
        }

        return length;
    }

    // The two halves change in turn, each by what the other holds; every digit stays below its own base.
    private void Permute(int count)
    {
        int middle = count / 2;
        for (int round = 0; round < Rounds; round++)
        {
            if (round % 2 == 0)
                Change(round, middle, count, 0, middle);
            else
                Change(round, 0, middle, middle, count);
        }
    }

    private void Change(int round, int from, int to, int otherFrom, int otherTo)
    {
        if (from == to)
            return;

        int size = sizeof(long);
        for (int i = otherFrom; i < otherTo; i++, size += sizeof(int))
            BinaryPrimitives.WriteInt32LittleEndian(half.AsSpan(size), digits[i]);
        ReadOnlySpan<byte> input = half.AsSpan(0, size);
        for (int i = from; i < to; i += 2)
        {
            BinaryPrimitives.WriteInt64LittleEndian(half, ((long)round << 56) | ((long)(to - from) << 28) | (long)(i - from));
            ulong random = hash.Compute(input);
            digits[i] = Add(digits[i], (uint)random, bases[i]);
            if (i + 1 < to)
                digits[i + 1] = Add(digits[i + 1], (uint)(random >> 32), bases[i + 1]);
        }
    }

    private static int Add(int digit, uint random, int limit) => (int)(((uint)digit + (random % (uint)limit)) % (uint)limit);

    private (Alphabet Alphabet, int Index, bool Large) Find(Rune rune)
    {
        if (places.TryGetValue(rune, out (Alphabet, int, bool) known))
            return known;

        Rune small = Rune.ToLowerInvariant(rune);
        bool large = small != rune && Rune.ToUpperInvariant(small) == rune;
        Rune letter = large ? small : rune;
        Alphabet alphabet = AlphabetOf(letter);
        (Alphabet, int, bool) place = (alphabet, Array.IndexOf(alphabet.Letters, letter), large);
        places.Add(rune, place);
        return place;
    }

    // Letters of one kind that stand close together make an alphabet: a to z, 0 to 9, the accented letters of Latin-1, those of
    // Greek, a part of the Chinese ones. All of one alphabet have the same length in UTF-8.
    private Alphabet AlphabetOf(Rune letter)
    {
        int size = letter.Value < 0x1000 ? 0x40 : 0x1000;
        int category = (int)Rune.GetUnicodeCategory(letter);
        (int, int, bool) name = (letter.Value / size, category, IsCased(letter));
        if (alphabets.TryGetValue(name, out Alphabet? known))
            return known;

        Rune[] letters = [];
        if (Rune.IsLetterOrDigit(letter) || Rune.IsNumber(letter) || IsMark(letter))
            letters =
            [
                .. Enumerable.Range(letter.Value / size * size, size)
                    .Where(Rune.IsValid)
                    .Select(value => new Rune(value))
                    .Where(rune => (int)Rune.GetUnicodeCategory(rune) == category && IsCased(rune) == IsCased(letter)),
            ];
        Alphabet alphabet = new(letters);
        alphabets.Add(name, alphabet);
        return alphabet;
    }

    // A small letter that has a large one which leads back to it.
    private static bool IsCased(Rune letter)
    {
        Rune large = Rune.ToUpperInvariant(letter);
        return large != letter && Rune.ToLowerInvariant(large) == letter;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private sealed record Alphabet(Rune[] Letters)
    {
        public int Size => Letters.Length;
    }
}
