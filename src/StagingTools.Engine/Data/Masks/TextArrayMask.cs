using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// Masks the elements of an array in its text form: <c>{a,"b \" c",NULL}</c>, with braces within braces for more dimensions and
/// <c>[2:3]=</c> before them when they do not begin at 1.
/// https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO
/// </summary>
/// <param name="element">The mask of an element.</param>
internal sealed class TextArrayMask(ValueMask element) : ValueMask
{
    private readonly ByteWriter original = new(256);
    private readonly ByteWriter masked = new(256);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        int at = Math.Max(0, value.IndexOf((byte)'{'));
        output.Write(value[..at]);
        while (at < value.Length)
        {
            byte c = value[at];
            if (c is (byte)'{' or (byte)'}' or (byte)',')
            {
                output.Write(c);
                at++;
                continue;
            }

            at = ReadElement(value, at, out bool isNull);
            if (isNull)
                output.Write("NULL"u8);
            else
                WriteElement(row, output);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        element.Dispose();
        original.Dispose();
        masked.Dispose();
        base.Dispose(disposing);
    }

    // An element without quotes ends at the next comma or brace; PostgreSQL quotes whatever has one in it.
    private int ReadElement(ReadOnlySpan<byte> value, int at, out bool isNull)
    {
        original.Clear();
        isNull = false;
        if (value[at] != '"')
        {
            int length = value[at..].IndexOfAny((byte)',', (byte)'}');
            length = length < 0 ? value.Length - at : length;
            ReadOnlySpan<byte> plain = value.Slice(at, length);
            isNull = plain.SequenceEqual("NULL"u8);
            original.Write(plain);
            return at + length;
        }

        for (at++; at < value.Length && value[at] != '"'; at++)
        {
            if (value[at] == '\\' && at + 1 < value.Length)
                at++;
            original.Write(value[at]);
        }

        return at + 1;
    }

    private void WriteElement(RowFields row, ByteWriter output)
    {
        masked.Clear();
        element.Write(original.WrittenSpan, row, masked);
        output.Write((byte)'"');
        ReadOnlySpan<byte> rest = masked.WrittenSpan;
        for (int plain; (plain = rest.IndexOfAny((byte)'"', (byte)'\\')) >= 0; rest = rest[(plain + 1)..])
        {
            output.Write(rest[..plain]);
            output.Write((byte)'\\');
            output.Write(rest[plain]);
        }

        output.Write(rest);
        output.Write((byte)'"');
    }
}
