using System.Text.Json;

namespace StagingTools.Engine.Terraform;

/// <summary>The outputs of a root module.</summary>
internal sealed class TerraformOutputs
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Dictionary<string, JsonElement> outputs;
    private readonly Dictionary<string, JsonElement> values;

    private TerraformOutputs(Dictionary<string, JsonElement> outputs)
    {
        this.outputs = outputs;
        values = outputs
            .Where(output => output.Value.TryGetProperty("value", out _))
            .ToDictionary(output => output.Key, output => output.Value.GetProperty("value"), StringComparer.Ordinal);
    }

    /// <summary>No outputs.</summary>
    public static TerraformOutputs None { get; } = new([]);

    /// <summary>Reads the answer of <c>terraform output -json</c>, or the part of a state that has the same form.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static TerraformOutputs Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return new TerraformOutputs(
            document.RootElement.EnumerateObject().ToDictionary(output => output.Name, output => output.Value.Clone(), StringComparer.Ordinal));
    }

    /// <summary>
    /// The outputs as <c>terraform output -json</c> prints them: a JSON object of <c>{sensitive, type, value}</c> by name, indented,
    /// in the order of the names.
    /// </summary>
    public string ToJson() => JsonSerializer.Serialize(
        outputs.OrderBy(output => output.Key, StringComparer.Ordinal).ToDictionary(
            output => output.Key,
            output => new
            {
                // A state says it only where it is so.
                sensitive = output.Value.TryGetProperty("sensitive", out JsonElement sensitive) && sensitive.ValueKind == JsonValueKind.True,
                type = output.Value.TryGetProperty("type", out JsonElement type) ? type : default(JsonElement?),
                value = output.Value.TryGetProperty("value", out JsonElement value) ? value : default(JsonElement?),
            }),
        Indented);

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
