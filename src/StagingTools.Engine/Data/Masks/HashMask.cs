using System.Text;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>A keyed hash in hexadecimal between two constant texts; an empty original stays empty.</summary>
/// <param name="hash">The hash.</param>
/// <param name="digits">Hexadecimal digits that are written, 2 to 64. 32 and more never meet by chance.</param>
/// <param name="prefix">Stands before the digits.</param>
/// <param name="suffix">Stands after the digits.</param>
internal sealed class HashMask(KeyedHash hash, int digits, string prefix, string suffix) : ValueMask
{
    private readonly byte[] prefix = Encoding.UTF8.GetBytes(prefix);
    private readonly byte[] suffix = Encoding.UTF8.GetBytes(suffix);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        if (value.IsEmpty)
            return;

        output.Write(prefix);
        WriteDigits(hash, value, digits, output);
        output.Write(suffix);
    }

    /// <summary>Writes the first digits of a value's hash.</summary>
    public static void WriteDigits(KeyedHash hash, ReadOnlySpan<byte> value, int digits, ByteWriter output)
    {
        Span<byte> bytes = stackalloc byte[KeyedHash.Size];
        hash.Compute(value, bytes);
        Convert.TryToHexStringLower(bytes[..(digits / 2)], output.Room(digits), out int written);
        output.Advance(written);
    }
}
