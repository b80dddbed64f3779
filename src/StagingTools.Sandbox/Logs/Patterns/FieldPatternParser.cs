namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>Reads patterns for fields.</summary>
internal static class FieldPatternParser
{
    private const int MostExpressions = 2;

    /// <summary>Reads <c>[FIELD, FIELD, ...]</c>.</summary>
    /// <exception cref="Gateway.AwsException">It is none.</exception>
    public static FieldPattern Parse(string pattern)
    {
        if (!pattern.TrimEnd().EndsWith(']')) throw PatternError.Refused("If a filter pattern starts with '[' it must end with ']'");
        var scanner = new PatternScanner(pattern, 1);
        List<PatternField> fields = [];
        do
        {
            scanner.SkipSpace();
            fields.Add(ReadField(scanner));
            scanner.SkipSpace();
        }
        while (scanner.Take(","));
        if (!scanner.Take("]")) throw scanner.Unexpected();
        scanner.SkipSpace();
        if (!scanner.AtEnd) throw scanner.Unexpected();
        if (fields.Count(field => field.IsEllipsis) > 1) throw PatternError.Malformed("it may have one ellipsis");
        if (fields is [{ Name: null, IsEllipsis: false }]) throw PatternError.Malformed("it has no fields");
        CheckExpressions(scanner);
        return new FieldPattern(fields, scanner.Expressions);
    }

    /// <summary>Checks how many regular expressions a pattern has.</summary>
    /// <exception cref="Gateway.AwsException">More than are allowed.</exception>
    internal static void CheckExpressions(PatternScanner scanner)
    {
        if (scanner.Expressions > MostExpressions) throw PatternError.Malformed("it may have two regular expressions");
    }

    private static PatternField ReadField(PatternScanner scanner)
    {
        if (scanner.Take("...")) return new PatternField(null, null, IsEllipsis: true);
        if (scanner.Current is ',' or ']') return new PatternField(null, null, IsEllipsis: false);
        int start = scanner.Position;
        if (scanner.Current != '(')
        {
            string alone = ReadName(scanner);
            scanner.SkipSpace();
            if (scanner.Current is ',' or ']') return new PatternField(alone, null, IsEllipsis: false);
            scanner.Position = start;
        }

        string? name = null;
        Predicate<string> condition = ConditionParser.Parse<string>(scanner, ReadCondition);
        return new PatternField(name, condition, IsEllipsis: false);

        Predicate<string> ReadCondition(PatternScanner inner)
        {
            string own = ReadName(inner);
            name ??= own;
            if (name != own) throw PatternError.Malformed($"the conditions on {name} name {own}");
            inner.SkipSpace();
            ValueTest test = inner.ReadTest(IsBare);
            return text => test.Passes(text, ValueTest.NumberOf(text));
        }
    }

    private static string ReadName(PatternScanner scanner)
    {
        string name = scanner.ReadWhile(PatternScanner.IsNameCharacter);
        return name.Length > 0 ? name : throw scanner.Unexpected();
    }

    private static bool IsBare(char one) => char.IsLetterOrDigit(one) || one is '_' or '.' or '*' or '-' or '+' or '/' or ':';
}
