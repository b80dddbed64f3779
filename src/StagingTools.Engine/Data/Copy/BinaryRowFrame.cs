using System.Buffers.Binary;

namespace StagingTools.Engine.Data.Copy;

/// <summary>Rows of binary COPY: a header, rows of a field count and length-prefixed fields, a trailer of -1.</summary>
/// <param name="fieldCount">Columns in the stream.</param>
internal sealed class BinaryRowFrame(int fieldCount) : IRowFrame
{
    private const int FixedHeader = 19;
    private const uint CriticalFlags = 0xFFFF0000;

    private readonly FieldSlice[] fields = new FieldSlice[fieldCount];
    private bool headerSeen;
    private bool trailerSeen;

    /// <inheritdoc/>
    public ReadOnlySpan<FieldSlice> Fields => fields;

    // "PGCOPY\n", then bytes that transfers in text mode would change.
    private static ReadOnlySpan<byte> Signature => [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00];

    /// <inheritdoc/>
    public bool Next(ReadOnlySpan<byte> piece, ref int at)
    {
        if (!headerSeen)
        {
            int length = HeaderLength(piece[at..]);
            if (length == 0)
                return false;
            headerSeen = true;
            at += length;
        }

        if (trailerSeen || piece.Length - at < 2)
            return false;

        short count = BinaryPrimitives.ReadInt16BigEndian(piece[at..]);
        if (count == -1)
        {
            trailerSeen = true;
            at += 2;
            return false;
        }

        if (count != fields.Length)
            throw CopyStreamBroken.Because($"a row has {count} fields instead of {fields.Length}");

        int end = FindFields(piece, at + 2);
        if (end < 0)
            return false;

        at = end;
        return true;
    }

    /// <inheritdoc/>
    public void Finish(int leftOver)
    {
        if (!trailerSeen || leftOver > 0)
            throw CopyStreamBroken.Because(trailerSeen ? "bytes follow its end" : "it ended in the middle");
    }

    // Where the row ends, or -1 when it is not whole yet.
    private int FindFields(ReadOnlySpan<byte> piece, int at)
    {
        FieldSlice[] found = fields;
        for (int i = 0; i < found.Length; i++)
        {
            if (piece.Length - at < 4)
                return -1;

            int length = BinaryPrimitives.ReadInt32BigEndian(piece[at..]);
            at += 4;
            found[i] = new FieldSlice(at, length);
            if (length == -1)
                continue;
            if (length < 0)
                throw CopyStreamBroken.Because("a field has a negative length");
            if (piece.Length - at < length)
                return -1;
            at += length;
        }

        return at;
    }

    private static int HeaderLength(ReadOnlySpan<byte> piece)
    {
        if (piece.Length < FixedHeader)
            return 0;
        if (!piece.StartsWith(Signature))
            throw CopyStreamBroken.Because("it does not begin as binary COPY does");
        if ((BinaryPrimitives.ReadUInt32BigEndian(piece[11..]) & CriticalFlags) != 0)
            throw CopyStreamBroken.Because("its header has flags that this program does not know");

        int extension = BinaryPrimitives.ReadInt32BigEndian(piece[15..]);
        if (extension is < 0 or > 1 << 20)
            throw CopyStreamBroken.Because("its header has an extension of an impossible length");
        return piece.Length - FixedHeader < extension ? 0 : FixedHeader + extension;
    }
}
