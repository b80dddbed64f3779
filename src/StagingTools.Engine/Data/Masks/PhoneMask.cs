using System.Buffers.Binary;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// <c>+1555</c> and ten digits of a keyed hash: the form of an E.164 number, and longer than any number of its country, so
/// nobody's. An empty original stays empty.
/// </summary>
/// <param name="hash">The hash.</param>
internal sealed class PhoneMask(KeyedHash hash) : ValueMask
{
    private const int Digits = 10;
    private const string Prefix = "+1555";

    /// <summary>Characters that are written.</summary>
    public static int Length => Prefix.Length + Digits;

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        if (value.IsEmpty)
            return;

        Span<byte> bytes = stackalloc byte[KeyedHash.Size];
        hash.Compute(value, bytes);
        ulong number = BinaryPrimitives.ReadUInt64BigEndian(bytes) % 10_000_000_000;
        output.Write("+1555"u8);
        Span<byte> digits = output.Room(Digits);
        for (int i = Digits - 1; i >= 0; i--)
        {
            digits[i] = (byte)('0' + (number % 10));
            number /= 10;
        }

        output.Advance(Digits);
    }
}
