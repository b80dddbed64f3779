using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>Reads the messages of an event stream, and checks their sums.</summary>
internal sealed class EventStreamReader(Stream stream)
{
    /// <summary>The next message: what it is, and its content; null at the end of the stream.</summary>
    /// <exception cref="HttpIOException">The connection broke.</exception>
    public async Task<(string Type, JsonNode Content)?> NextAsync()
    {
        byte[] prelude = new byte[12];
        int read = await stream.ReadAtLeastAsync(prelude, prelude.Length, throwOnEndOfStream: false, TestContext.Current.CancellationToken);
        if (read == 0) return null;
        Assert.Equal(prelude.Length, read);
        byte[] message = new byte[BinaryPrimitives.ReadInt32BigEndian(prelude)];
        prelude.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(prelude.Length), TestContext.Current.CancellationToken);
        Assert.Equal(System.IO.Hashing.Crc32.HashToUInt32(prelude.AsSpan(0, 8)), BinaryPrimitives.ReadUInt32BigEndian(prelude.AsSpan(8)));
        Assert.Equal(System.IO.Hashing.Crc32.HashToUInt32(message.AsSpan(..^4)), BinaryPrimitives.ReadUInt32BigEndian(message.AsSpan(^4..)));

        int payload = prelude.Length + BinaryPrimitives.ReadInt32BigEndian(prelude.AsSpan(4));
        Dictionary<string, string> headers = [];
        for (int at = prelude.Length; at < payload;)
        {
            string name = Text(message, ref at, message[at++]);
            Assert.Equal(7, message[at++]);
            int length = BinaryPrimitives.ReadUInt16BigEndian(message.AsSpan(at));
            at += 2;
            headers[name] = Text(message, ref at, length);
        }

        Assert.Equal("application/json", headers[":content-type"]);
        string kind = headers[":message-type"];
        return ($"{kind} {headers[$":{(kind == "event" ? "event" : "exception")}-type"]}", JsonNode.Parse(message.AsSpan(payload..^4))!);
    }

    private static string Text(byte[] message, ref int at, int length)
    {
        string text = Encoding.UTF8.GetString(message, at, length);
        at += length;
        return text;
    }
}
