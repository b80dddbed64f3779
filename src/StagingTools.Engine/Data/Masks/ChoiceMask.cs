using System.Buffers.Binary;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>One of several values, chosen by a keyed hash of the original.</summary>
/// <param name="hash">The hash.</param>
/// <param name="values">The values in the form that COPY carries.</param>
internal sealed class ChoiceMask(KeyedHash hash, IReadOnlyList<byte[]> values) : ValueMask
{
    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        Span<byte> bytes = stackalloc byte[KeyedHash.Size];
        hash.Compute(value, bytes);
        output.Write(values[(int)(BinaryPrimitives.ReadUInt64BigEndian(bytes) % (ulong)values.Count)]);
    }
}
