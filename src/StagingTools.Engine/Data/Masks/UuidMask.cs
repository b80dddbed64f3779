using System.Buffers.Text;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>A version 4 UUID out of a keyed hash of the original's sixteen bytes.</summary>
/// <param name="hash">The hash.</param>
/// <param name="asText">Whether values are texts of 36 characters, rather than sixteen bytes.</param>
internal sealed class UuidMask(KeyedHash hash, bool asText) : ValueMask
{
    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        if (asText && value.IsEmpty)
            return;

        // A text that is a UUID has the same pseudonym as its binary form; any other text has one too.
        Span<byte> bytes = stackalloc byte[KeyedHash.Size];
        Span<byte> original = stackalloc byte[16];
        if (asText && Utf8Parser.TryParse(value, out Guid parsed, out int consumed) && consumed == value.Length)
        {
            parsed.TryWriteBytes(original, bigEndian: true, out _);
            hash.Compute(original, bytes);
        }
        else
        {
            hash.Compute(value, bytes);
        }

        // Version and variant as RFC 9562 has them.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        if (!asText)
        {
            output.Write(bytes[..16]);
            return;
        }

        Utf8Formatter.TryFormat(new Guid(bytes[..16], bigEndian: true), output.Room(36), out int written);
        output.Advance(written);
    }
}
