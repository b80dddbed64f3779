using System.Text.Json;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>One step down a JSON document.</summary>
/// <param name="Name">An object's member; <see langword="null"/> for an array's element.</param>
/// <param name="Index">The element, from 0; below 0 from the end, where -1 is the last.</param>
internal readonly record struct JsonStep(string? Name, int Index)
{
    /// <summary>The value below another one; <see langword="null"/> when there is none.</summary>
    /// <param name="value">The value to step down from.</param>
    public JsonElement? Next(JsonElement value)
    {
        if (Name is not null)
            return value.ValueKind == JsonValueKind.Object && value.TryGetProperty(Name, out JsonElement member) ? member : null;
        if (value.ValueKind != JsonValueKind.Array)
            return null;

        int length = value.GetArrayLength();
        int index = Index < 0 ? length + Index : Index;
        return index >= 0 && index < length ? value[index] : null;
    }
}
