using System.Text;
using System.Text.Json;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Masks;

/// <summary>A place in documents that paths lead to or through.</summary>
internal sealed class JsonNode : IDisposable
{
    private readonly List<(byte[] Name, JsonNode Node)> members = [];
    private JsonNode? everyMember;
    private JsonNode? everyElement;

    /// <summary>What happens to the values here; <see langword="null"/> when they follow what lies above.</summary>
    public JsonAction? Action { get; private set; }

    /// <summary>Whether paths lead further.</summary>
    public bool HasChildren => members.Count > 0 || everyMember is not null || everyElement is not null;

    /// <summary>Adds a path.</summary>
    /// <param name="steps">Its steps.</param>
    /// <param name="action">What happens at its end.</param>
    public void Add(IEnumerable<JsonStep> steps, JsonAction action)
    {
        JsonNode node = this;
        foreach (JsonStep step in steps)
            node = node.Child(step);
        node.Action = action;
    }

    /// <summary>The node of a member; one that is named goes before <c>.*</c>.</summary>
    /// <param name="reader">Stands at the member's name.</param>
    public JsonNode? Member(in Utf8JsonReader reader)
    {
        foreach ((byte[] name, JsonNode node) in members)
        {
            if (reader.ValueTextEquals(name))
                return node;
        }

        return everyMember;
    }

    /// <summary>The node of an array's elements.</summary>
    public JsonNode? Element() => everyElement;

    /// <summary>Gives the buffers of the masks here and below back.</summary>
    public void Dispose()
    {
        Action?.Mask?.Dispose();
        everyMember?.Dispose();
        everyElement?.Dispose();
        foreach ((_, JsonNode node) in members)
            node.Dispose();
    }

    private JsonNode Child(JsonStep step)
    {
        if (step.IsElement)
            return everyElement ??= new JsonNode();
        if (step.Name is not { } text)
            return everyMember ??= new JsonNode();

        byte[] name = Encoding.UTF8.GetBytes(text);
        JsonNode? node = members.FirstOrDefault(member => member.Name.AsSpan().SequenceEqual(name)).Node;
        if (node is null)
        {
            node = new JsonNode();
            members.Add((name, node));
        }

        return node;
    }
}
