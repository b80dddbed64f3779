using System.Text.Json;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs;

/// <summary>
/// The body of PutLogEvents, read from its bytes: it is by far the most frequent request and the longest, so that no tree of nodes is made of it.
/// </summary>
internal sealed class PutLogEventsRequest
{
    /// <summary>Name of the log group.</summary>
    public string Group { get; private set; } = "";

    /// <summary>Name of the log stream.</summary>
    public string Stream { get; private set; } = "";

    /// <summary>The events.</summary>
    public List<IncomingEvent> Events { get; } = [];

    /// <summary>Reads a body.</summary>
    /// <exception cref="AwsException">It is no such request.</exception>
    public static PutLogEventsRequest Parse(ReadOnlySpan<byte> body)
    {
        var request = new PutLogEventsRequest();
        try
        {
            var reader = new Utf8JsonReader(body);
            request.Read(ref reader);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException)
        {
            throw new AwsException("SerializationException", "The request body is no request of PutLogEvents.");
        }

        if (request.Group.Length == 0) throw Missing("logGroupName");
        if (request.Stream.Length == 0) throw Missing("logStreamName");
        return request;
    }

    private static AwsException Missing(string parameter) =>
        LogsError.Invalid($"1 validation error detected: Value null at '{parameter}' failed to satisfy constraint: Member must not be null");

    private void Read(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("logGroupName"u8)) Group = Text(ref reader);
            else if (reader.ValueTextEquals("logStreamName"u8)) Stream = Text(ref reader);
            else if (reader.ValueTextEquals("logEvents"u8)) ReadEvents(ref reader);
            else Skip(ref reader);
        }
    }

    private void ReadEvents(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject) Events.Add(ReadEvent(ref reader));
    }

    private IncomingEvent ReadEvent(ref Utf8JsonReader reader)
    {
        long? timestamp = null;
        byte[]? message = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("timestamp"u8)) timestamp = Number(ref reader);
            else if (reader.ValueTextEquals("message"u8)) message = Bytes(ref reader);
            else Skip(ref reader);
        }

        string member = $"logEvents.{Events.Count + 1}.member.";
        if (timestamp is null) throw Missing(member + "timestamp");
        if (message is null) throw Missing(member + "message");
        if (message.Length == 0) throw LogsError.Constraint("", member + "message", "have length greater than or equal to 1");
        return new IncomingEvent(timestamp.Value, message);
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type) throw new JsonException();
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString() ?? "";
    }

    private static long Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TryGetInt64(out long whole) ? whole : (long)reader.GetDouble();
    }

    private static byte[] Bytes(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String) throw new JsonException();
        if (!reader.ValueIsEscaped) return reader.ValueSpan.ToArray();
        byte[] unescaped = new byte[reader.ValueSpan.Length];
        return unescaped.AsSpan(0, reader.CopyString(unescaped)).ToArray();
    }

    private static void Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
