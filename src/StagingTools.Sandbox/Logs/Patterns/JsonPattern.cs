using System.Text.Json;

namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>Conditions on messages that are JSON objects: <c>{ $.level = "ERROR" &amp;&amp; $.status &gt;= 500 }</c>.</summary>
/// <param name="condition">What an object must fulfil.</param>
/// <param name="selectors">The properties that the condition names.</param>
/// <param name="expressions">Regular expressions in it.</param>
internal sealed class JsonPattern(Predicate<JsonElement> condition, IReadOnlyList<JsonSelector> selectors, int expressions) : FilterPattern
{
    /// <inheritdoc/>
    public override int Expressions => expressions;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlyMemory<byte> message)
    {
        using JsonDocument? document = Read(message);
        return document is not null && condition(document.RootElement);
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Extract(ReadOnlyMemory<byte> message)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using JsonDocument? document = Read(message);
        if (document is null) return values;
        foreach (JsonSelector selector in selectors)
        {
            if (ValueOf(document.RootElement, selector) is { } value) values[selector.Text] = value;
        }

        return values;
    }

    /// <inheritdoc/>
    public override Func<ReadOnlyMemory<byte>, string?>? ReaderOf(string reference) =>
        JsonSelector.TryParse(reference) is not { } selector
            ? null
            : message =>
            {
                using JsonDocument? document = Read(message);
                return document is null ? null : ValueOf(document.RootElement, selector);
            };

    /// <summary>The text of a value; null for what is none: objects, arrays and null itself.</summary>
    internal static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static string? ValueOf(JsonElement root, JsonSelector selector)
    {
        string? value = null;
        selector.Any(root, one => (value = TextOf(one)) is not null);
        return value;
    }

    // The braces are looked at first: most messages that are no JSON are told by them, and without the cost of an exception.
    private static JsonDocument? Read(ReadOnlyMemory<byte> message)
    {
        ReadOnlySpan<byte> text = message.Span.Trim(" \t\r\n"u8);
        if (text.Length < 2 || text[0] != '{' || text[^1] != '}') return null;
        try
        {
            return JsonDocument.Parse(message);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
