using System.Buffers.Binary;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// The binary form of numeric: how many groups of four digits, the first group's weight, the sign, the decimals to show, and
/// the groups. See numeric_send in PostgreSQL's src/backend/utils/adt/numeric.c.
/// </summary>
internal static class NumericField
{
    private const int HeaderSize = 8;
    private const int GroupDigits = 4;
    private const ushort Negative = 0x4000;
    private const ushort Special = 0xC000;

    /// <summary>Writes the number's text without zeros at the end of its decimals; NaN and infinities as <c>NaN</c>.</summary>
    public static void WriteText(ReadOnlySpan<byte> field, ByteWriter output)
    {
        int groups = BinaryPrimitives.ReadInt16BigEndian(field);
        int weight = BinaryPrimitives.ReadInt16BigEndian(field[2..]);
        ushort sign = BinaryPrimitives.ReadUInt16BigEndian(field[4..]);
        if ((sign & Special) == Special)
        {
            output.Write("NaN"u8);
            return;
        }

        int start = output.Length;
        if (sign == Negative)
            output.Write((byte)'-');
        if (weight < 0)
            output.Write((byte)'0');
        for (int i = 0; i <= weight; i++)
            WriteGroup(Group(field, i, groups), isFirst: i == 0, output);
        if (groups > weight + 1)
        {
            output.Write((byte)'.');
            for (int i = weight + 1; i < groups; i++)
                WriteGroup(i < 0 ? 0 : Group(field, i, groups), isFirst: false, output);
        }

        DecimalText.TrimZeros(output, start);
    }

    /// <summary>Writes a number.</summary>
    /// <param name="number">The number times ten to the <paramref name="scale"/>.</param>
    /// <param name="scale">Decimals, 0 to 9.</param>
    /// <param name="output">Where the field goes.</param>
    public static void Write(Int128 number, int scale, ByteWriter output)
    {
        // Filled up to whole groups behind the point; a number of nineteen and nine digits has eight groups at most.
        int padding = (GroupDigits - (scale % GroupDigits)) % GroupDigits;
        int fractionGroups = (scale + padding) / GroupDigits;
        UInt128 rest = (UInt128)Int128.Abs(number);
        for (int i = 0; i < padding; i++)
            rest *= 10;

        Span<short> reversed = stackalloc short[16];
        int count = 0;
        for (; rest > 0; rest /= 10_000)
            reversed[count++] = (short)(rest % 10_000);
        int weight = count - fractionGroups - 1;
        int skipped = 0;
        while (skipped < count && reversed[skipped] == 0)
            skipped++;

        Span<byte> field = output.Room(HeaderSize + (2 * count));
        BinaryPrimitives.WriteInt16BigEndian(field, (short)(count - skipped));
        BinaryPrimitives.WriteInt16BigEndian(field[2..], (short)(count == 0 ? 0 : weight));
        BinaryPrimitives.WriteUInt16BigEndian(field[4..], number < 0 ? Negative : (ushort)0);
        BinaryPrimitives.WriteInt16BigEndian(field[6..], (short)scale);
        for (int i = 0; i < count - skipped; i++)
            BinaryPrimitives.WriteInt16BigEndian(field[(HeaderSize + (2 * i))..], reversed[count - 1 - i]);
        output.Advance(HeaderSize + (2 * (count - skipped)));
    }

    private static int Group(ReadOnlySpan<byte> field, int index, int groups) =>
        index < groups ? BinaryPrimitives.ReadInt16BigEndian(field[(HeaderSize + (2 * index))..]) : 0;

    private static void WriteGroup(int group, bool isFirst, ByteWriter output)
    {
        if (isFirst)
        {
            FieldText.WriteNumber(group, output);
            return;
        }

        Span<byte> digits = output.Room(GroupDigits);
        for (int i = GroupDigits - 1; i >= 0; i--)
        {
            digits[i] = (byte)('0' + (group % 10));
            group /= 10;
        }

        output.Advance(GroupDigits);
    }
}
