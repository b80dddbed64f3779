using System.Buffers.Binary;
using System.Text;

namespace StagingTools.Sandbox.Logs;

/// <summary>
/// A message of <c>application/vnd.amazon.eventstream</c>: two lengths and their checksum, headers, payload, and the checksum of it all.
/// </summary>
/// <remarks>https://smithy.io/2.0/aws/amazon-eventstream.html</remarks>
internal static class EventStreamMessage
{
    private const int PreludeLength = 12;
    private const int SumLength = 4;
    private const byte TextType = 7;

    /// <summary>An event.</summary>
    /// <param name="type">Its type, such as <c>sessionUpdate</c>.</param>
    /// <param name="payload">Its content in JSON.</param>
    public static byte[] Event(string type, ReadOnlySpan<byte> payload) => Encode(
        [new(":event-type", type), new(":content-type", "application/json"), new(":message-type", "event")], payload);

    /// <summary>An exception, after which nothing follows.</summary>
    /// <param name="type">Its type, such as <c>SessionTimeoutException</c>.</param>
    /// <param name="payload">Its content in JSON.</param>
    public static byte[] Exception(string type, ReadOnlySpan<byte> payload) => Encode(
        [new(":exception-type", type), new(":content-type", "application/json"), new(":message-type", "exception")], payload);

    /// <summary>A message with headers that are texts.</summary>
    public static byte[] Encode(IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlySpan<byte> payload)
    {
        byte[] head = [.. headers.SelectMany(Header)];
        byte[] message = new byte[PreludeLength + head.Length + payload.Length + SumLength];
        Span<byte> span = message;
        BinaryPrimitives.WriteInt32BigEndian(span, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(span[4..], head.Length);
        BinaryPrimitives.WriteUInt32BigEndian(span[8..], Crc32.Of(span[..8]));
        head.CopyTo(span[PreludeLength..]);
        payload.CopyTo(span[(PreludeLength + head.Length)..]);
        BinaryPrimitives.WriteUInt32BigEndian(span[^SumLength..], Crc32.Of(span[..^SumLength]));
        return message;
    }

    private static byte[] Header(KeyValuePair<string, string> header)
    {
        byte[] name = Encoding.UTF8.GetBytes(header.Key);
        byte[] value = Encoding.UTF8.GetBytes(header.Value);
        return [(byte)name.Length, .. name, TextType, (byte)(value.Length >> 8), (byte)value.Length, .. value];
    }
}
