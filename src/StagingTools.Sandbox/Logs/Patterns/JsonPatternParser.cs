using System.Text.Json;

namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>Reads patterns for JSON.</summary>
internal sealed class JsonPatternParser
{
    private const int MostWildcards = 3;
    private readonly List<JsonSelector> _selectors = [];

    private JsonPatternParser()
    {
    }

    /// <summary>Reads <c>{ CONDITION }</c>.</summary>
    /// <exception cref="Gateway.AwsException">It is none.</exception>
    public static JsonPattern Parse(string pattern)
    {
        if (!pattern.TrimEnd().EndsWith('}')) throw PatternError.Refused("If a filter pattern starts with '{' it must end with '}'");
        var parser = new JsonPatternParser();
        var scanner = new PatternScanner(pattern, 1);
        Predicate<JsonElement> condition = ConditionParser.Parse<JsonElement>(scanner, parser.ReadCondition);
        if (!scanner.Take("}")) throw scanner.Unexpected();
        scanner.SkipSpace();
        if (!scanner.AtEnd) throw scanner.Unexpected();
        FieldPatternParser.CheckExpressions(scanner);
        if (parser._selectors.Count(selector => selector.HasWildcard) > MostWildcards)
        {
            throw PatternError.Malformed("it may have three wildcard selectors");
        }

        return new JsonPattern(condition, parser._selectors, scanner.Expressions);
    }

    private Predicate<JsonElement> ReadCondition(PatternScanner scanner)
    {
        JsonSelector selector = JsonSelector.Read(scanner);
        _selectors.Add(selector);
        scanner.SkipSpace();
        if (scanner.TakeWord("IS")) return ReadKind(scanner, selector);
        if (scanner.TakeWord("NOT"))
        {
            scanner.SkipSpace();
            if (!scanner.TakeWord("EXISTS")) throw scanner.Unexpected();
            return root => !selector.Any(root, _ => true);
        }

        // What is not there, and what is an object, an array or null, is neither equal nor unequal to anything.
        ValueTest test = scanner.ReadTest(one => char.IsAsciiLetterOrDigit(one) || one is '_' or '.' or '*' or '-' or '+');
        return root => selector.Any(root, value => Passes(value, test));
    }

    private static Predicate<JsonElement> ReadKind(PatternScanner scanner, JsonSelector selector)
    {
        scanner.SkipSpace();
        JsonValueKind kind = scanner.TakeWord("NULL") ? JsonValueKind.Null
            : scanner.TakeWord("TRUE") ? JsonValueKind.True
            : scanner.TakeWord("FALSE") ? JsonValueKind.False
            : throw PatternError.Malformed("IS is followed by NULL, TRUE or FALSE");
        return root => selector.Any(root, value => value.ValueKind == kind);
    }

    private static bool Passes(JsonElement value, ValueTest test) =>
        JsonPattern.TextOf(value) is { } text
        && test.Passes(text, value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) ? number : null);
}
