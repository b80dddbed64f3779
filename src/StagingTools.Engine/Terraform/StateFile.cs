using System.Text.Json;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Terraform;

/// <summary>A state of terraform, as its file stands.</summary>
/// <remarks>The layout is version 4 of the state format, which terraform has written since 0.12.</remarks>
internal sealed class StateFile
{
    private readonly List<StateResource> resources;

    private StateFile(string json, TerraformOutputs outputs, List<StateResource> resources)
    {
        Json = json;
        Outputs = outputs;
        this.resources = resources;
    }

    /// <summary>The file's text. The values of secrets are not in it: they are write-only.</summary>
    public string Json { get; }

    /// <summary>When it was written, UTC; <see langword="null"/> where that is not known.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The outputs of the last run.</summary>
    public TerraformOutputs Outputs { get; }

    /// <summary>What terraform made and keeps, in the order of the addresses.</summary>
    public IReadOnlyList<StateResource> Resources => resources;

    /// <summary>Reads a state.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="location">Where it lies, for the error.</param>
    /// <param name="changedAt">When it was written, UTC.</param>
    /// <exception cref="StagingException"><c>StateUnreadable</c>.</exception>
    public static StateFile Read(string json, string location, DateTimeOffset? changedAt = null)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.GetProperty("version").GetInt32() != 4)
                throw new JsonException($"version {root.GetProperty("version")} of the format is not known");

            return new StateFile(
                json,
                TerraformOutputs.Read(root.TryGetProperty("outputs", out JsonElement outputs) ? outputs.GetRawText() : "{}"),
                [
                    .. root.GetProperty("resources").EnumerateArray()
                        .Where(resource => resource.GetProperty("mode").GetString() == "managed")
                        .SelectMany(ReadInstances)
                        .OrderBy(resource => resource.Address, StringComparer.Ordinal),
                ])
            { ChangedAt = changedAt };
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new StagingException(
                "StateUnreadable",
                StagingErrorCategory.InvalidState,
                $"{location} is no state of terraform that can be read: {unreadable.Message}",
                unreadable)
            {
                TargetInput = location,
                RecommendedAction = "Restore an earlier version of the object; the bucket keeps them.",
            };
        }
    }

    /// <summary>Whether the state holds a resource.</summary>
    public bool Has(string address) => resources.Exists(resource => resource.Address == address);

    private static IEnumerable<StateResource> ReadInstances(JsonElement resource)
    {
        string type = resource.GetProperty("type").GetString()!;
        string module = resource.TryGetProperty("module", out JsonElement path) ? $"{path.GetString()}." : "";
        string address = $"{module}{type}.{resource.GetProperty("name").GetString()}";
        foreach (JsonElement instance in resource.GetProperty("instances").EnumerateArray())
        {
            string index = !instance.TryGetProperty("index_key", out JsonElement key)
                ? ""
                : key.ValueKind == JsonValueKind.String ? $"[\"{key.GetString()}\"]" : $"[{key.GetRawText()}]";
            yield return new StateResource(
                $"{address}{index}",
                type,
                instance.TryGetProperty("attributes", out JsonElement attributes) && attributes.ValueKind == JsonValueKind.Object
                    ? attributes.EnumerateObject().ToDictionary(
                        attribute => attribute.Name, attribute => attribute.Value.Clone(), StringComparer.Ordinal)
                    : []);
        }
    }
}
