using System.Buffers.Binary;

namespace StagingTools.Engine.Data.Copy;

/// <summary>Rewrites binary COPY. Stretches between masked fields are copied as they lie, over the ends of rows.</summary>
internal sealed class BinaryRowRewriter : IRowRewriter
{
    private readonly MaskedField[] masks;
    private readonly BinaryRowFrame frame;
    private readonly CopyWatch? watch;

    /// <summary>Makes a rewriter.</summary>
    /// <param name="fieldCount">Columns that are copied.</param>
    /// <param name="masks">Those that are rewritten, in any order.</param>
    /// <param name="watch">Looks on; <see langword="null"/> when nobody does.</param>
    public BinaryRowRewriter(int fieldCount, IEnumerable<MaskedField> masks, CopyWatch? watch = null)
    {
        this.masks = [.. masks.OrderBy(mask => mask.Index)];
        this.watch = watch;
        frame = new BinaryRowFrame(fieldCount);
    }

    /// <inheritdoc/>
    public long Rows { get; private set; }

    /// <inheritdoc/>
    public long MaskedValues { get; private set; }

    /// <inheritdoc/>
    public int Rewrite(ReadOnlySpan<byte> input, ByteWriter output)
    {
        int at = 0;
        int runStart = 0;
        while (frame.Next(input, ref at))
        {
            ReadOnlySpan<FieldSlice> fields = frame.Fields;
            int seen = 0;
            foreach (MaskedField masked in masks)
            {
                FieldSlice field = fields[masked.Index];
                WatchKept(input, fields[seen..masked.Index], seen);
                seen = masked.Index + 1;
                if (field.IsNull)
                {
                    watch?.SentNull(masked.Index);
                    continue;
                }

                output.Write(input[runStart..(field.Start - 4)]);
                WriteMasked(masked, input, field, output);
                runStart = field.Start + field.Length;
                MaskedValues++;
            }

            WatchKept(input, fields[seen..], seen);
            watch?.EndRow();
            Rows++;
        }

        output.Write(input[runStart..at]);
        return at;
    }

    /// <inheritdoc/>
    public void Finish(int leftOver) => frame.Finish(leftOver);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (MaskedField masked in masks)
            masked.Mask?.Dispose();
    }

    private void WriteMasked(MaskedField masked, ReadOnlySpan<byte> input, FieldSlice field, ByteWriter output)
    {
        ReadOnlySpan<byte> value = input.Slice(field.Start, field.Length);
        watch?.Replaced(masked.Index, value);
        int lengthAt = output.Length;
        BinaryPrimitives.WriteInt32BigEndian(output.Room(4), -1);
        output.Advance(4);
        if (masked.Mask is null)
        {
            watch?.SentNull(masked.Index);
            return;
        }

        masked.Mask.Write(value, new RowFields(input, frame.Fields), output);
        BinaryPrimitives.WriteInt32BigEndian(output.WrittenSpan[lengthAt..], output.Length - lengthAt - 4);
        watch?.Sent(masked.Index, output.WrittenSpan[(lengthAt + 4)..]);
    }

    private void WatchKept(ReadOnlySpan<byte> input, ReadOnlySpan<FieldSlice> fields, int first)
    {
        if (watch is null)
            return;

        for (int i = 0; i < fields.Length; i++)
        {
            if (fields[i].IsNull)
                watch.SentNull(first + i);
            else
                watch.Sent(first + i, input.Slice(fields[i].Start, fields[i].Length));
        }
    }
}
