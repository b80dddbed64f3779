using System.Buffers.Binary;

namespace StagingTools.Engine.Data.Copy;

/// <summary>
/// Rewrites binary COPY: a header, rows of a field count and length-prefixed fields, a trailer of -1. Stretches between
/// masked fields are copied as they lie, over the ends of rows.
/// </summary>
internal sealed class BinaryRowRewriter : IRowRewriter
{
    private const int FixedHeader = 19;
    private const uint CriticalFlags = 0xFFFF0000;

    private readonly MaskedField[] masks;
    private readonly FieldSlice[] fields;
    private bool headerSeen;
    private bool trailerSeen;

    /// <summary>Makes a rewriter.</summary>
    /// <param name="fieldCount">Columns that are copied.</param>
    /// <param name="masks">Those that are rewritten, in any order.</param>
    public BinaryRowRewriter(int fieldCount, IEnumerable<MaskedField> masks)
    {
        this.masks = [.. masks.OrderBy(mask => mask.Index)];
        fields = new FieldSlice[fieldCount];
    }

    /// <inheritdoc/>
    public long Rows { get; private set; }

    /// <inheritdoc/>
    public long MaskedValues { get; private set; }

    // "PGCOPY\n", then bytes that transfers in text mode would change.
    private static ReadOnlySpan<byte> Signature => [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00];

    /// <inheritdoc/>
    public int Rewrite(ReadOnlySpan<byte> input, ByteWriter output)
    {
        int at = 0;
        if (!headerSeen)
        {
            at = HeaderLength(input);
            if (at == 0)
                return 0;
            headerSeen = true;
        }

        int runStart = 0;
        while (!trailerSeen && input.Length - at >= 2)
        {
            short count = BinaryPrimitives.ReadInt16BigEndian(input[at..]);
            if (count == -1)
            {
                trailerSeen = true;
                at += 2;
                break;
            }

            if (count != fields.Length)
                throw CopyStreamBroken.Because($"a row has {count} fields instead of {fields.Length}");

            int end = FindFields(input, at + 2);
            if (end < 0)
                break;

            foreach (MaskedField masked in masks)
            {
                FieldSlice field = fields[masked.Index];
                if (field.IsNull)
                    continue;

                output.Write(input[runStart..(field.Start - 4)]);
                WriteMasked(masked, input, field, output);
                runStart = field.Start + field.Length;
                MaskedValues++;
            }

            Rows++;
            at = end;
        }

        output.Write(input[runStart..at]);
        return at;
    }

    /// <inheritdoc/>
    public void Finish(int leftOver)
    {
        if (!trailerSeen || leftOver > 0)
            throw CopyStreamBroken.Because(trailerSeen ? "bytes follow its end" : "it ended in the middle");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void WriteMasked(MaskedField masked, ReadOnlySpan<byte> input, FieldSlice field, ByteWriter output)
    {
        int lengthAt = output.Length;
        BinaryPrimitives.WriteInt32BigEndian(output.Room(4), -1);
        output.Advance(4);
        if (masked.Mask is null)
            return;

        masked.Mask.Write(input.Slice(field.Start, field.Length), new RowFields(input, fields), output);
        BinaryPrimitives.WriteInt32BigEndian(output.WrittenSpan[lengthAt..], output.Length - lengthAt - 4);
    }

    // Where the row ends, or -1 when it is not whole yet.
    private int FindFields(ReadOnlySpan<byte> input, int at)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            if (input.Length - at < 4)
                return -1;

            int length = BinaryPrimitives.ReadInt32BigEndian(input[at..]);
            at += 4;
            fields[i] = new FieldSlice(at, length);
            if (length == -1)
                continue;
            if (length < 0)
                throw CopyStreamBroken.Because("a field has a negative length");
            if (input.Length - at < length)
                return -1;
            at += length;
        }

        return at;
    }

    private static int HeaderLength(ReadOnlySpan<byte> input)
    {
        if (input.Length < FixedHeader)
            return 0;
        if (!input.StartsWith(Signature))
            throw CopyStreamBroken.Because("it does not begin as binary COPY does");
        if ((BinaryPrimitives.ReadUInt32BigEndian(input[11..]) & CriticalFlags) != 0)
            throw CopyStreamBroken.Because("its header has flags that this program does not know");

        int extension = BinaryPrimitives.ReadInt32BigEndian(input[15..]);
        if (extension is < 0 or > 1 << 20)
            throw CopyStreamBroken.Because("its header has an extension of an impossible length");
        return input.Length - FixedHeader < extension ? 0 : FixedHeader + extension;
    }
}
