using System.Buffers.Text;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>Numbers with decimals as texts.</summary>
internal static class DecimalText
{
    /// <summary>Writes a number.</summary>
    /// <param name="number">The number times ten to the <paramref name="scale"/>.</param>
    /// <param name="scale">Decimals.</param>
    /// <param name="output">Where the text goes.</param>
    public static void Write(Int128 number, int scale, ByteWriter output)
    {
        if (number < 0)
            output.Write((byte)'-');
        UInt128 rest = (UInt128)Int128.Abs(number);
        Span<byte> reversed = stackalloc byte[48];
        int count = 0;
        while (rest > 0 || count <= scale)
        {
            reversed[count++] = (byte)('0' + (int)(rest % 10));
            rest /= 10;
        }

        for (int i = count - 1; i >= 0; i--)
        {
            output.Write(reversed[i]);
            if (i == scale && scale > 0)
                output.Write((byte)'.');
        }
    }

    /// <summary>Takes zeros at the end of decimals away, and the point when no decimal is left.</summary>
    /// <param name="output">Ends with the number.</param>
    /// <param name="start">Where the number begins.</param>
    public static void TrimZeros(ByteWriter output, int start)
    {
        ReadOnlySpan<byte> text = output.WrittenSpan[start..];
        if (!text.Contains((byte)'.'))
            return;
        int length = text.TrimEnd((byte)'0').TrimEnd((byte)'.').Length;
        output.Advance(length - text.Length);
    }

    /// <summary>Reads a whole number that fits sixty-four bits.</summary>
    public static bool TryReadInteger(ReadOnlySpan<byte> text, out long number) =>
        Utf8Parser.TryParse(text, out number, out int read) && read == text.Length;
}
