using System.Buffers.Binary;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// Masks the elements of an array in its binary form: the number of dimensions, a flag, the element's type, length and lower
/// bound of each dimension, then length-prefixed elements. See array_send in PostgreSQL's src/backend/utils/adt/arrayfuncs.c.
/// </summary>
/// <param name="element">The mask of an element.</param>
internal sealed class BinaryArrayMask(ValueMask element) : ValueMask
{
    private const int FixedHeader = 12;
    private const int DimensionSize = 8;

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        int at = FixedHeader + (BinaryPrimitives.ReadInt32BigEndian(value) * DimensionSize);
        output.Write(value[..at]);
        while (at < value.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(value[at..]);
            at += sizeof(int);
            int lengthAt = output.Length;
            BinaryPrimitives.WriteInt32BigEndian(output.Room(sizeof(int)), length);
            output.Advance(sizeof(int));
            if (length < 0)
                continue;

            element.Write(value.Slice(at, length), row, output);
            BinaryPrimitives.WriteInt32BigEndian(output.WrittenSpan[lengthAt..], output.Length - lengthAt - sizeof(int));
            at += length;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        element.Dispose();
        base.Dispose(disposing);
    }
}
