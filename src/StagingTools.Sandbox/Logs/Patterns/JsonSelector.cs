using System.Globalization;
using System.Text.Json;

namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>A property selector: <c>$.user.id</c>, <c>$.users[0].email</c>, <c>$.items[*]</c>, <c>$.*</c>, <c>$.['cluster.name']</c>.</summary>
internal sealed class JsonSelector
{
    private readonly IReadOnlyList<(string? Name, int? Index, bool OfArray)> _steps;

    private JsonSelector(string text, IReadOnlyList<(string? Name, int? Index, bool OfArray)> steps)
    {
        Text = text;
        _steps = steps;
        HasWildcard = steps.Any(IsWildcard);
    }

    /// <summary>The selector as it was written.</summary>
    public string Text { get; }

    /// <summary>Whether it stands for any element or property.</summary>
    public bool HasWildcard { get; }

    /// <summary>Reads a selector as far as it goes.</summary>
    /// <exception cref="Gateway.AwsException">It is none.</exception>
    public static JsonSelector Read(PatternScanner scanner)
    {
        int start = scanner.Position;
        if (!scanner.Take("$")) throw scanner.Unexpected();
        List<(string? Name, int? Index, bool OfArray)> steps = [];
        while (true)
        {
            if (scanner.Take(".['") || scanner.Take("['")) steps.Add((ReadBracketed(scanner, start), null, false));
            else if (scanner.Take(".*")) steps.Add((null, null, false));
            else if (scanner.Take(".")) steps.Add((ReadName(scanner, start), null, false));
            else if (steps.Count > 0 && scanner.Take("[*]")) steps.Add((null, null, true));
            else if (steps.Count > 0 && scanner.Take("[")) steps.Add((null, ReadIndex(scanner, start), true));
            else break;
        }

        if (steps.Count == 0) throw scanner.UnexpectedSince(start);
        if (steps.Count(IsWildcard) > 1) throw PatternError.Malformed("a property selector may have one wildcard");
        return new JsonSelector(scanner.Since(start), steps);
    }

    /// <summary>Reads a selector that is all there is.</summary>
    /// <returns>Null where it is none.</returns>
    public static JsonSelector? TryParse(string text)
    {
        try
        {
            var scanner = new PatternScanner(text, 0);
            JsonSelector selector = Read(scanner);
            return scanner.AtEnd ? selector : null;
        }
        catch (Gateway.AwsException)
        {
            return null;
        }
    }

    /// <summary>Whether anything that is selected passes.</summary>
    public bool Any(JsonElement root, Func<JsonElement, bool> passes) => Any(root, 0, passes);

    private static bool IsWildcard((string? Name, int? Index, bool OfArray) step) => step is (null, null, _);

    private bool Any(JsonElement element, int step, Func<JsonElement, bool> passes)
    {
        if (step == _steps.Count) return passes(element);
        (string? name, int? index, bool ofArray) = _steps[step];
        if (element.ValueKind != (ofArray ? JsonValueKind.Array : JsonValueKind.Object)) return false;
        if (name is not null) return element.TryGetProperty(name, out JsonElement property) && Any(property, step + 1, passes);
        if (index is { } at) return at < element.GetArrayLength() && Any(element[at], step + 1, passes);
        return ofArray
            ? element.EnumerateArray().Any(one => Any(one, step + 1, passes))
            : element.EnumerateObject().Any(one => Any(one.Value, step + 1, passes));
    }

    private static string ReadName(PatternScanner scanner, int start)
    {
        string name = scanner.ReadWhile(PatternScanner.IsNameCharacter);
        return name.Length > 0 ? name : throw scanner.UnexpectedSince(start);
    }

    private static string ReadBracketed(PatternScanner scanner, int start)
    {
        string name = scanner.ReadWhile(one => one != '\'');
        return name.Length > 0 && scanner.Take("']") ? name : throw scanner.UnexpectedSince(start);
    }

    private static int ReadIndex(PatternScanner scanner, int start)
    {
        string digits = scanner.ReadWhile(char.IsAsciiDigit);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && scanner.Take("]")
            ? index
            : throw scanner.UnexpectedSince(start);
    }
}
