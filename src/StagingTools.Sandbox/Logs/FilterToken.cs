using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace StagingTools.Sandbox.Logs;

/// <summary>The tokens of FilterLogEvents: a place among the events of one group.</summary>
internal static class FilterToken
{
    private const int Length = 20;

    /// <summary>The token of a place.</summary>
    public static string Of(EventKey key, StoredGroup group)
    {
        Span<byte> token = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(token, key.Timestamp);
        BinaryPrimitives.WriteInt64BigEndian(token[8..], key.Sequence);
        BinaryPrimitives.WriteUInt32BigEndian(token[16..], MarkOf(group));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The place of a token.</summary>
    /// <exception cref="Gateway.AwsException">It is none of this group's.</exception>
    public static EventKey Parse(string text, StoredGroup group)
    {
        Span<byte> token = stackalloc byte[Length];
        return Base64Url.IsValid(text, out int length) && length == Length
            && Base64Url.DecodeFromChars(text, token) == Length
            && BinaryPrimitives.ReadUInt32BigEndian(token[16..]) == MarkOf(group)
            ? new EventKey(BinaryPrimitives.ReadInt64BigEndian(token), BinaryPrimitives.ReadInt64BigEndian(token[8..]))
            : throw LogsError.BadToken();
    }

    private static uint MarkOf(StoredGroup group) => Crc32.Of(Encoding.UTF8.GetBytes(group.Arn));
}
