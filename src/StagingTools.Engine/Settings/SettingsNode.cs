using System.Text.Json;
using System.Text.Json.Nodes;

namespace StagingTools.Engine.Settings;

/// <summary>A value of a JSON text with its place.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Kind">
/// <see cref="JsonTokenType.StartObject"/>, <see cref="JsonTokenType.StartArray"/>, or the token of a plain value.
/// </param>
internal sealed record SettingsNode(int Line, int Column, JsonTokenType Kind)
{
    /// <summary>A text's content, a number's digits.</summary>
    public string Text { get; init; } = "";

    /// <summary>What an object has, keys that stand twice too.</summary>
    public IReadOnlyList<(SettingsNode Key, SettingsNode Value)> Members { get; init; } = [];

    /// <summary>What an array has.</summary>
    public IReadOnlyList<SettingsNode> Items { get; init; } = [];

    /// <summary>What kind of value it is, as the end of a sentence.</summary>
    public string Describe() => Kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => Text.Length > 0 ? "text" : "an empty text",
        JsonTokenType.Number => $"the number {Text}",
        JsonTokenType.Null => "null: leave the key out instead",
        _ => "true or false",
    };

    /// <summary>The value without its place. Of a key that stands twice, the last one counts.</summary>
    public JsonNode? ToJson()
    {
        switch (Kind)
        {
            case JsonTokenType.StartObject:
                var members = new JsonObject();
                foreach ((SettingsNode key, SettingsNode value) in Members)
                    members[key.Text] = value.ToJson();
                return members;

            case JsonTokenType.StartArray:
                return new JsonArray([.. Items.Select(item => item.ToJson())]);

            case JsonTokenType.String:
                return JsonValue.Create(Text);

            case JsonTokenType.Null:
                return null;

            default:
                return Kind == JsonTokenType.Number ? JsonNode.Parse(Text) : JsonValue.Create(Kind == JsonTokenType.True);
        }
    }

    /// <summary>Reads a JSON text. Comments and trailing commas may stand in it.</summary>
    /// <param name="json">The text in UTF-8, without a byte order mark.</param>
    /// <exception cref="JsonException">It is no JSON; line and byte count from 0.</exception>
    public static SettingsNode Read(byte[] json)
    {
        var reader = new Utf8JsonReader(
            json, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 });
        var place = new JsonPlace(json);
        reader.Read();
        SettingsNode root = Read(ref reader, place);

        // Whatever follows the root is a mistake that only reading on finds.
        while (reader.Read())
        {
        }

        return root;
    }

    private static SettingsNode Read(ref Utf8JsonReader reader, JsonPlace place)
    {
        (int line, int column) = place.Of(reader.TokenStartIndex);
        var node = new SettingsNode(line, column, reader.TokenType);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<(SettingsNode, SettingsNode)>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    SettingsNode key = Read(ref reader, place);
                    reader.Read();
                    members.Add((key, Read(ref reader, place)));
                }

                return node with { Members = members };

            case JsonTokenType.StartArray:
                var items = new List<SettingsNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Read(ref reader, place));
                return node with { Items = items };

            case JsonTokenType.PropertyName or JsonTokenType.String:
                return node with { Text = reader.GetString()! };

            case JsonTokenType.Number:
                return node with { Text = System.Text.Encoding.UTF8.GetString(reader.ValueSpan) };

            default:
                return node;
        }
    }
}
