using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StagingTools.Engine.Logs;

/// <summary>
/// What a line that is a JSON object says, by name in the line's order. Texts, numbers and flags are such; what holds others stays
/// JSON text. A name that comes twice counts as it came last.
/// </summary>
[JsonConverter(typeof(LogPropertiesConverter))]
public sealed class LogProperties : ReadOnlyDictionary<string, object?>
{
    private LogProperties(IDictionary<string, object?> properties, string json)
        : base(properties) => Json = json;

    /// <summary>The object as the line has it.</summary>
    internal string Json { get; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns><see langword="null"/> for one that is no JSON object.</returns>
    internal static LogProperties? Read(string line)
    {
        string json = line.Trim();
        if (json is not ['{', .., '}'])
            return null;

        try
        {
            using var document = JsonDocument.Parse(json);
            var properties = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
                properties[property.Name] = Value(property.Value);
            return new LogProperties(properties, json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt64(out long whole) => whole,
        JsonValueKind.Number => value.GetDouble(),
        _ => value.GetRawText(),
    };
}
