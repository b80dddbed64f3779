namespace StagingTools.Engine.Data.Copy;

/// <summary>Rows of text COPY: a line a row, fields between tabs, <c>\N</c> for NULL. Fields keep their escapes.</summary>
/// <param name="fieldCount">Columns in the stream.</param>
internal sealed class TextRowFrame(int fieldCount) : IRowFrame
{
    private readonly FieldSlice[] fields = new FieldSlice[fieldCount];

    /// <inheritdoc/>
    public ReadOnlySpan<FieldSlice> Fields => fields;

    /// <inheritdoc/>
    public bool Next(ReadOnlySpan<byte> piece, ref int at)
    {
        int length = piece[at..].IndexOf((byte)'\n');
        if (length < 0)
            return false;

        Split(piece.Slice(at, length), at);
        at += length + 1;
        return true;
    }

    /// <inheritdoc/>
    public void Finish(int leftOver)
    {
        if (leftOver > 0)
            throw CopyStreamBroken.Because("it ended in the middle");
    }

    private void Split(ReadOnlySpan<byte> line, int offset)
    {
        int start = 0;
        for (int i = 0; i < fields.Length; i++)
        {
            int length = line[start..].IndexOf((byte)'\t');
            bool last = i == fields.Length - 1;
            if ((length < 0) != last)
                throw CopyStreamBroken.Because($"a row does not have {fields.Length} fields");

            length = last ? line.Length - start : length;
            bool isNull = line.Slice(start, length).SequenceEqual("\\N"u8);
            fields[i] = new FieldSlice(offset + start, isNull ? -1 : length);
            start += length + 1;
        }
    }
}
