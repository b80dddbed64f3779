using System.Text.Json;

namespace StagingTools.Engine.Terraform;

/// <summary>One resource in a state.</summary>
/// <param name="Address">Terraform's address.</param>
/// <param name="Type">The resource type, such as <c>aws_db_instance</c>.</param>
/// <param name="Attributes">What terraform knows of it.</param>
internal sealed record StateResource(string Address, string Type, IReadOnlyDictionary<string, JsonElement> Attributes)
{
    /// <summary>An attribute's text; <see langword="null"/> when it has none.</summary>
    public string? Text(string attribute) =>
        Attributes.TryGetValue(attribute, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>An attribute's number; <see langword="null"/> when it has none.</summary>
    public int? Number(string attribute) =>
        Attributes.TryGetValue(attribute, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? value.GetInt32()
            : null;

    /// <summary>An attribute's flag; <see langword="null"/> when it has none.</summary>
    public bool? Flag(string attribute) =>
        Attributes.TryGetValue(attribute, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : null;

    /// <summary>The ARN, or else the id, that AWS knows it by.</summary>
    public string? Identity => Text("arn") ?? Text("id");

    /// <inheritdoc/>
    public override string ToString() => Identity is { } identity ? $"{Address} ({identity})" : Address;
}
