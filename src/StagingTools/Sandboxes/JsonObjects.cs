using System.Management.Automation;
using System.Text.Json;

namespace StagingTools.Sandboxes;

/// <summary>Turns the program's JSON into objects with properties in Pascal case.</summary>
internal static class JsonObjects
{
    /// <summary>A JSON object as an object of a type that formats know.</summary>
    /// <param name="json">The JSON object.</param>
    /// <param name="typeName">The type's name.</param>
    public static PSObject Typed(JsonElement json, string typeName)
    {
        PSObject result = Convert(json);
        result.TypeNames.Insert(0, typeName);
        return result;
    }

    /// <summary>A JSON object as an object.</summary>
    /// <param name="json">The JSON object.</param>
    public static PSObject Convert(JsonElement json)
    {
        PSObject result = new();
        foreach (JsonProperty property in json.EnumerateObject())
            result.Properties.Add(new PSNoteProperty(Name(property.Name), Value(property.Value)));
        return result;
    }

    private static object? Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => Convert(value),
            JsonValueKind.Array => value.EnumerateArray().Select(Value).ToArray(),
            JsonValueKind.String => value.TryGetDateTimeOffset(out DateTimeOffset moment) ? moment : value.GetString(),
            JsonValueKind.Number => value.TryGetInt64(out long whole) ? whole : value.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    private static string Name(string json) => char.ToUpperInvariant(json[0]) + json[1..];
}
