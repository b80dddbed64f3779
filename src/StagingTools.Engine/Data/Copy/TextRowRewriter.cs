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
    private readonly FieldSlice[] fields;
    private readonly FieldSlice[] plainFields;
    private readonly int[] shown;
    private readonly ByteWriter plain = new(4096);
    private readonly ByteWriter replacement = new(4096);

    /// <summary>Makes a rewriter.</summary>
    /// <param name="fieldCount">Columns that are copied.</param>
    /// <param name="masks">Those that are rewritten, in any order.</param>
    /// <param name="shown">Those that templates show, by their place among the copied columns.</param>
    public TextRowRewriter(int fieldCount, IEnumerable<MaskedField> masks, IEnumerable<int> shown)
    {
        this.masks = [.. masks.OrderBy(mask => mask.Index)];
        this.shown = [.. shown.Concat(this.masks.Select(mask => mask.Index)).Distinct()];
        fields = new FieldSlice[fieldCount];
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
        while (at < input.Length)
        {
            int length = input[at..].IndexOf((byte)'\n');
            if (length < 0)
                break;

            if (masks.Length > 0)
            {
                FindFields(input.Slice(at, length), at);
                UnescapeShown(input);
                foreach (MaskedField masked in masks)
                {
                    FieldSlice field = fields[masked.Index];
                    FieldSlice value = plainFields[masked.Index];
                    if (value.IsNull)
                        continue;

                    output.Write(input[runStart..field.Start]);
                    WriteMasked(masked, value, output);
                    runStart = field.Start + field.Length;
                    MaskedValues++;
                }
            }

            Rows++;
            at += length + 1;
        }

        output.Write(input[runStart..at]);
        return at;
    }

    /// <inheritdoc/>
    public void Finish(int leftOver)
    {
        if (leftOver > 0)
            throw CopyStreamBroken.Because("it ended in the middle");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
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
        if (masked.Mask is null)
        {
            output.Write("\\N"u8);
            return;
        }

        replacement.Clear();
        ReadOnlySpan<byte> row = plain.Written.Span;
        masked.Mask.Write(row.Slice(value.Start, value.Length), new RowFields(row, plainFields), replacement);
        Escape(replacement.Written.Span, output);
    }

    private void UnescapeShown(ReadOnlySpan<byte> input)
    {
        plain.Clear();
        foreach (int index in shown)
        {
            FieldSlice field = fields[index];
            ReadOnlySpan<byte> bytes = input.Slice(field.Start, field.Length);
            int start = plain.Length;
            if (bytes.SequenceEqual("\\N"u8))
            {
                plainFields[index] = new FieldSlice(start, -1);
                continue;
            }

            Unescape(bytes, plain);
            plainFields[index] = new FieldSlice(start, plain.Length - start);
        }
    }

    private void FindFields(ReadOnlySpan<byte> line, int offset)
    {
        int start = 0;
        for (int i = 0; i < fields.Length; i++)
        {
            int length = line[start..].IndexOf((byte)'\t');
            bool last = i == fields.Length - 1;
            if ((length < 0) != last)
                throw CopyStreamBroken.Because($"a row does not have {fields.Length} fields");

            length = last ? line.Length - start : length;
            fields[i] = new FieldSlice(offset + start, length);
            start += length + 1;
        }
    }
}
