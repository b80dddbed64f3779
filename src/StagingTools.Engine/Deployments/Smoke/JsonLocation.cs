using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>
/// A place in a JSON document, written as a JSON path that leads to one value: RFC 9535 calls it a singular query.
/// </summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc9535#name-singular-query: <c>$</c>, then names and indexes; no wildcards, slices or filters.</remarks>
internal sealed class JsonLocation
{
    private readonly IReadOnlyList<JsonStep> steps;

    private JsonLocation(string text, IReadOnlyList<JsonStep> steps)
    {
        Text = text;
        this.steps = steps;
    }

    /// <summary>The path as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a path.</summary>
    /// <param name="text">The path, such as <c>$.checks[0]['last error']</c>.</param>
    /// <param name="location">The place.</param>
    /// <param name="mistake">What is wrong, as the end of a sentence.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out JsonLocation? location, [NotNullWhen(false)] out string? mistake)
    {
        var parser = new JsonLocationParser(text);
        location = parser.Parse() is { } steps ? new JsonLocation(text, steps) : null;
        mistake = location is null ? parser.Mistake : null;
        return location is not null;
    }

    /// <summary>The value there; <see langword="null"/> when there is none.</summary>
    /// <param name="root">The document.</param>
    public JsonElement? Find(JsonElement root)
    {
        JsonElement here = root;
        foreach (JsonStep step in steps)
        {
            if (step.Next(here) is not { } next)
                return null;
            here = next;
        }

        return here;
    }
}
