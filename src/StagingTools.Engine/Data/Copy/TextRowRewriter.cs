using System.Buffers;

namespace StagingTools.Engine.Data.Copy;

/// <summary>
/// Rewrites text COPY: a line a row, fields between tabs, <c>\N</c> for NULL, control characters and backslashes escaped.
/// Masks see and write fields without escapes.
/// </summary>
internal sealed class TextRowRewriter : IRowRewriter
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create("\\\b\f\n\r\t\v"u8);

    private readonly MaskedField[] masks;
    private readonly TextRowFrame frame;
    private readonly FieldSlice[] plainFields;
    private readonly int[] shown;
    private readonly CopyWatch? watch;
    private readonly ByteWriter plain = new(4096);
    private readonly ByteWriter replacement = new(4096);

    /// <summary>Makes a rewriter.</summary>
    /// <param name="fieldCount">Columns that are copied.</param>
    /// <param name="masks">Those that are rewritten, in any order.</param>
    /// <param name="shown">Those that templates show, by their place among the copied columns.</param>
    /// <param name="watch">Looks on; <see langword="null"/> when nobody does.</param>
    public TextRowRewriter(int fieldCount, IEnumerable<MaskedField> masks, IEnumerable<int> shown, CopyWatch? watch = null)
    {
        this.watch = watch;
        this.masks = [.. masks.OrderBy(mask => mask.Index)];
        this.shown = [.. shown.Concat(this.masks.Select(mask => mask.Index)).Distinct()];
        frame = new TextRowFrame(fieldCount);
        plainFields = new FieldSlice[fieldCount];
        Array.Fill(plainFields, new FieldSlice(0, -1));
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
            UnescapeShown(input);
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

                output.Write(input[runStart..field.Start]);
                WriteMasked(masked, plainFields[masked.Index], output);
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
        plain.Dispose();
        replacement.Dispose();
    }

    /// <summary>Adds a field's text with the escapes of COPY.</summary>
    public static void Escape(ReadOnlySpan<byte> text, ByteWriter output)
    {
        while (!text.IsEmpty)
        {
            int plainLength = text.IndexOfAny(Escaped);
            if (plainLength < 0)
            {
                output.Write(text);
                return;
            }

            output.Write(text[..plainLength]);
            output.Write((byte)'\\');
            output.Write(text[plainLength] switch
            {
                (byte)'\b' => (byte)'b',
                (byte)'\f' => (byte)'f',
                (byte)'\n' => (byte)'n',
                (byte)'\r' => (byte)'r',
                (byte)'\t' => (byte)'t',
                (byte)'\v' => (byte)'v',
                byte backslash => backslash,
            });
            text = text[(plainLength + 1)..];
        }
    }

    /// <summary>Adds a field's text without the escapes of COPY.</summary>
    public static void Unescape(ReadOnlySpan<byte> field, ByteWriter output)
    {
        while (!field.IsEmpty)
        {
            int plainLength = field.IndexOf((byte)'\\');
            if (plainLength < 0 || plainLength == field.Length - 1)
            {
                output.Write(field);
                return;
            }

            output.Write(field[..plainLength]);
            output.Write(field[plainLength + 1] switch
            {
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                (byte)'v' => (byte)'\v',
                byte itself => itself,
            });
            field = field[(plainLength + 2)..];
        }
    }

    private void WriteMasked(MaskedField masked, FieldSlice value, ByteWriter output)
    {
        ReadOnlySpan<byte> row = plain.Written.Span;
        watch?.Replaced(masked.Index, row.Slice(value.Start, value.Length));
        if (masked.Mask is null)
        {
            output.Write("\\N"u8);
            watch?.SentNull(masked.Index);
            return;
        }

        replacement.Clear();
        masked.Mask.Write(row.Slice(value.Start, value.Length), new RowFields(row, plainFields), replacement);
        int before = output.Length;
        Escape(replacement.Written.Span, output);
        watch?.Sent(masked.Index, output.WrittenSpan[before..]);
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

    private void UnescapeShown(ReadOnlySpan<byte> input)
    {
        plain.Clear();
        foreach (int index in shown)
        {
            FieldSlice field = frame.Fields[index];
            int start = plain.Length;
            if (field.IsNull)
            {
                plainFields[index] = new FieldSlice(start, -1);
                continue;
            }

            Unescape(input.Slice(field.Start, field.Length), plain);
            plainFields[index] = new FieldSlice(start, plain.Length - start);
        }
    }
}
