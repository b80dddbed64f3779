using System.Buffers.Binary;
using System.Text;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;

namespace StagingTools.Engine.Tests.Data;

/// <summary>Writes and reads streams of COPY as PostgreSQL does.</summary>
internal static class CopyBytes
{
    private static readonly byte[] Header =
        [.. "PGCOPY\n"u8, 0xFF, 0x0D, 0x0A, 0x00, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>A binary stream; fields are <see langword="null"/>, texts, numbers or bytes.</summary>
    public static byte[] Binary(params object?[][] rows)
    {
        List<byte> stream = [.. Header];
        foreach (object?[] row in rows)
        {
            stream.AddRange(Number((short)row.Length));
            foreach (object? field in row)
            {
                byte[]? bytes = Field(field);
                stream.AddRange(Number(bytes?.Length ?? -1));
                stream.AddRange(bytes ?? []);
            }
        }

        stream.AddRange(Number((short)-1));
        return [.. stream];
    }

    /// <summary>A text stream; the lines are given as they are.</summary>
    public static byte[] Text(params string[] lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    /// <summary>What a rewriter makes of a stream that comes in pieces of one size.</summary>
    public static byte[] Rewrite(IRowRewriter rewriter, byte[] stream, int pieceSize)
    {
        using var piece = new ByteWriter(16);
        using var output = new ByteWriter(16);
        List<byte> result = [];
        for (int at = 0; at < stream.Length; at += pieceSize)
        {
            piece.Write(stream.AsSpan(at, Math.Min(pieceSize, stream.Length - at)));
            output.Clear();
            piece.Discard(rewriter.Rewrite(piece.Written.Span, output));
            result.AddRange(output.Written.Span);
        }

        rewriter.Finish(piece.Length);
        return [.. result];
    }

    /// <summary>What a mask writes for a text.</summary>
    public static string Mask(ValueMask mask, string value) => Encoding.UTF8.GetString(Mask(mask, Encoding.UTF8.GetBytes(value)));

    /// <summary>What a mask writes for bytes.</summary>
    public static byte[] Mask(ValueMask mask, byte[] value)
    {
        using var output = new ByteWriter(4);
        mask.Write(value, default, output);
        return output.Written.ToArray();
    }

    public static byte[] Number(short number)
    {
        byte[] bytes = new byte[2];
        BinaryPrimitives.WriteInt16BigEndian(bytes, number);
        return bytes;
    }

    public static byte[] Number(int number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    public static byte[] Number(long number)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }

    private static byte[]? Field(object? field) => field switch
    {
        null => null,
        string text => Encoding.UTF8.GetBytes(text),
        long number => Number(number),
        int number => Number(number),
        short number => Number(number),
        byte[] bytes => bytes,
        _ => throw new ArgumentException(field.GetType().Name),
    };
}
