namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>Reads conditions that are put together by <c>&amp;&amp;</c>, <c>||</c> and parentheses, in the order () &gt; &amp;&amp; &gt; ||.</summary>
internal static class ConditionParser
{
    /// <summary>Reads a condition as far as it goes.</summary>
    /// <param name="scanner">At its first character or at space before it.</param>
    /// <param name="readOne">Reads a single condition.</param>
    /// <exception cref="Gateway.AwsException">It is none.</exception>
    public static Predicate<T> Parse<T>(PatternScanner scanner, Func<PatternScanner, Predicate<T>> readOne)
    {
        Predicate<T> left = ParseAll(scanner, readOne);
        while (scanner.Take("||"))
        {
            Predicate<T> before = left;
            Predicate<T> right = ParseAll(scanner, readOne);
            left = subject => before(subject) || right(subject);
        }

        return left;
    }

    private static Predicate<T> ParseAll<T>(PatternScanner scanner, Func<PatternScanner, Predicate<T>> readOne)
    {
        Predicate<T> left = ParseOne(scanner, readOne);
        while (scanner.Take("&&"))
        {
            Predicate<T> before = left;
            Predicate<T> right = ParseOne(scanner, readOne);
            left = subject => before(subject) && right(subject);
        }

        return left;
    }

    private static Predicate<T> ParseOne<T>(PatternScanner scanner, Func<PatternScanner, Predicate<T>> readOne)
    {
        scanner.SkipSpace();
        Predicate<T> one;
        if (scanner.Take("("))
        {
            one = Parse(scanner, readOne);
            if (!scanner.Take(")")) throw scanner.Unexpected();
        }
        else
        {
            one = readOne(scanner);
        }

        scanner.SkipSpace();
        return one;
    }
}
