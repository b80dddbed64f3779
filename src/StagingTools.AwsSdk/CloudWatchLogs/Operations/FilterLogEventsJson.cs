using System.Globalization;
using System.Text.Json;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>
/// Reads the parts of FilterLogEvents' answer: ten thousand events a page, for which the reading by shapes (a document first,
/// then reflection a member) takes many times as long.
/// </summary>
internal static class FilterLogEventsJson
{
    /// <summary>Goes into the object that should stand here.</summary>
    public static void Begin(ref Utf8JsonReader json)
    {
        json.Read();
        Expect(ref json, JsonTokenType.StartObject);
    }

    /// <summary>Goes to the next member's name.</summary>
    /// <returns>False at the object's end.</returns>
    public static bool NextMember(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Reads the events.</summary>
    public static List<FilteredLogEvent>? Events(ref Utf8JsonReader json)
    {
        if (!BeginsList(ref json))
        {
            return null;
        }

        var events = new List<FilteredLogEvent>();
        string? stream = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            Expect(ref json, JsonTokenType.StartObject);
            var one = new FilteredLogEvent();
            while (NextMember(ref json))
            {
                ReadMember(ref json, one, ref stream);
            }

            events.Add(one);
        }

        return events;
    }

    /// <summary>Reads the streams that were looked into.</summary>
    public static List<SearchedLogStream>? Streams(ref Utf8JsonReader json)
    {
        if (!BeginsList(ref json))
        {
            return null;
        }

        var streams = new List<SearchedLogStream>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            Expect(ref json, JsonTokenType.StartObject);
            var one = new SearchedLogStream();
            while (NextMember(ref json))
            {
                if (json.ValueTextEquals("logStreamName"u8))
                {
                    one.LogStreamName = Text(ref json);
                }
                else if (json.ValueTextEquals("searchedCompletely"u8))
                {
                    one.SearchedCompletely = Flag(ref json);
                }
                else
                {
                    json.Skip();
                }
            }

            streams.Add(one);
        }

        return streams;
    }

    /// <summary>Reads a text; null stays null.</summary>
    public static string? Text(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType is JsonTokenType.String or JsonTokenType.Null
            ? json.GetString()
            : throw Malformed(JsonTokenType.String, json.TokenType);
    }

    private static void ReadMember(ref Utf8JsonReader json, FilteredLogEvent one, ref string? stream)
    {
        if (json.ValueTextEquals("message"u8))
        {
            one.Message = Text(ref json);
        }
        else if (json.ValueTextEquals("timestamp"u8))
        {
            one.Timestamp = Number(ref json);
        }
        else if (json.ValueTextEquals("eventId"u8))
        {
            one.EventId = Text(ref json);
        }
        else if (json.ValueTextEquals("ingestionTime"u8))
        {
            one.IngestionTime = Number(ref json);
        }
        else if (json.ValueTextEquals("logStreamName"u8))
        {
            // A page names few streams, each many times.
            json.Read();
            if (json.TokenType != JsonTokenType.String)
            {
                stream = null;
            }
            else if (stream is null || !json.ValueTextEquals(stream))
            {
                stream = json.GetString();
            }

            one.LogStreamName = stream;
        }
        else
        {
            json.Skip();
        }
    }

    private static bool BeginsList(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
        {
            return false;
        }

        Expect(ref json, JsonTokenType.StartArray);
        return true;
    }

    // Numbers and flags also come in quotes from servers that are loose with the protocol.
    private static long? Number(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.Number when json.TryGetInt64(out var number) => number,
            JsonTokenType.String when long.TryParse(
                json.GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var quoted) => quoted,
            _ => throw Malformed(JsonTokenType.Number, json.TokenType),
        };
    }

    private static bool? Flag(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.String when bool.TryParse(json.GetString(), out var quoted) => quoted,
            _ => throw Malformed(JsonTokenType.True, json.TokenType),
        };
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (json.TokenType != type)
        {
            throw Malformed(type, json.TokenType);
        }
    }

    private static FormatException Malformed(JsonTokenType expected, JsonTokenType found) =>
        new($"{expected} should stand where {found} does.");
}
