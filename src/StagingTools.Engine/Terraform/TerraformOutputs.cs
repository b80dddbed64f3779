using System.Text.Json;

namespace StagingTools.Engine.Terraform;

/// <summary>The outputs of a root module.</summary>
internal sealed class TerraformOutputs
{
    private readonly Dictionary<string, JsonElement> values;

    private TerraformOutputs(Dictionary<string, JsonElement> values) => this.values = values;

    /// <summary>No outputs.</summary>
    public static TerraformOutputs None { get; } = new([]);

    /// <summary>Reads the answer of <c>terraform output -json</c>, or the part of a state that has the same form.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static TerraformOutputs Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return new TerraformOutputs(
            document.RootElement.EnumerateObject()
                .Where(output => output.Value.TryGetProperty("value", out _))
                .ToDictionary(
                    output => output.Name, output => output.Value.GetProperty("value").Clone(), StringComparer.Ordinal));
    }

    /// <summary>A text; <see langword="null"/> when there is none.</summary>
    public string? Text(string name) =>
        values.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A whole number; <see langword="null"/> when there is none.</summary>
    public int? Number(string name) =>
        values.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out int number)
                ? number
                : null;

    /// <summary>Yes or no; <see langword="null"/> when it is not told.</summary>
    public bool? Flag(string name) =>
        values.TryGetValue(name, out JsonElement value) && value.ValueKind is (JsonValueKind.True or JsonValueKind.False)
            ? value.GetBoolean()
            : null;

    /// <summary>Texts by name; empty when there are none.</summary>
    public IReadOnlyDictionary<string, string> Map(string name) =>
        values.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject()
                .Where(entry => entry.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!, StringComparer.Ordinal)
            : new Dictionary<string, string>();
}
