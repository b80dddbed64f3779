using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace StagingTools.Engine.Tests.Logs;

/// <summary>
/// Frames messages of <c>application/vnd.amazon.eventstream</c>: lengths and their checksum, headers, payload, checksum
/// (https://smithy.io/2.0/aws/amazon-eventstream.html).
/// </summary>
internal static class EventFrame
{
    private const byte TextHeader = 7;

    public static byte[] Event(string type, string payload) =>
        Of([(":message-type", "event"), (":event-type", type), (":content-type", "application/json")], payload);

    public static byte[] Exception(string type, string payload) =>
        Of([(":message-type", "exception"), (":exception-type", type), (":content-type", "application/json")], payload);

    public static byte[] Of(IReadOnlyList<(string Name, string Value)> headers, string payload)
    {
        var head = new MemoryStream();
        foreach ((string name, string value) in headers)
        {
            head.WriteByte((byte)name.Length);
            head.Write(Encoding.UTF8.GetBytes(name));
            head.WriteByte(TextHeader);
            head.Write(Number((ushort)value.Length));
            head.Write(Encoding.UTF8.GetBytes(value));
        }

        byte[] body = Encoding.UTF8.GetBytes(payload);
        var message = new MemoryStream();
        message.Write(Number((uint)(12 + head.Length + body.Length + 4)));
        message.Write(Number((uint)head.Length));
        message.Write(Number(Crc32.HashToUInt32(message.ToArray())));
        message.Write(head.ToArray());
        message.Write(body);
        message.Write(Number(Crc32.HashToUInt32(message.ToArray())));
        return message.ToArray();
    }

    private static byte[] Number(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Number(ushort value)
    {
        byte[] bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        return bytes;
    }
}
