using System.Text;
using System.Text.RegularExpressions;

namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>The regular expressions of filter patterns: the documented part of the language and no more.</summary>
internal static class PatternRegex
{
    private const string Symbols = ":_#=@/;,-";
    private const string Operators = "^$?[]{}|\\*+.";
    private const string Classes = "dDsSwW";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>Reads an expression.</summary>
    /// <param name="expression">What stands between the percent signs.</param>
    /// <exception cref="Gateway.AwsException">It is none, or uses what the service does not.</exception>
    public static Regex Parse(string expression)
    {
        if (expression.Length == 0) throw PatternError.Character("%%");
        var translated = new StringBuilder(expression.Length);
        for (int i = 0; i < expression.Length; i++)
        {
            char one = expression[i];
            if (one == '\\') i = Escape(expression, i, translated);
            else if (one == '{') i = Count(expression, i, translated);
            else if (IsPlain(one) || Operators.Contains(one, StringComparison.Ordinal)) translated.Append(one);
            else throw PatternError.Character(one.ToString());
        }

        try
        {
            // Of the forms that .NET knows this one's \d, \s and \w are those of ASCII.
            return new Regex(translated.ToString(), RegexOptions.ECMAScript, s_patience);
        }
        catch (ArgumentException)
        {
            throw PatternError.Malformed($"%{expression}% is no regular expression");
        }
    }

    /// <summary>Whether an expression is found in a text.</summary>
    public static bool IsMatch(Regex expression, ReadOnlySpan<char> text)
    {
        try
        {
            return expression.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static bool IsPlain(char one) =>
        char.IsAsciiLetterOrDigit(one) || one is ' ' or '\t' || Symbols.Contains(one, StringComparison.Ordinal);

    // \d and its like, \xhh, and signs that stand for themselves: ( and ) are not among them, \x28 and \x29 are the way to write those.
    private static int Escape(string expression, int at, StringBuilder translated)
    {
        char next = at + 1 < expression.Length ? expression[at + 1] : '\0';
        if (next == 'x' && at + 3 < expression.Length && char.IsAsciiHexDigit(expression[at + 2]) && char.IsAsciiHexDigit(expression[at + 3]))
        {
            translated.Append(expression, at, 4);
            return at + 3;
        }

        if (!Classes.Contains(next, StringComparison.Ordinal)
            && !Symbols.Contains(next, StringComparison.Ordinal)
            && !Operators.Contains(next, StringComparison.Ordinal))
        {
            throw PatternError.Character(next == '\0' ? "\\" : $"\\{next}");
        }

        translated.Append('\\').Append(next);
        return at + 1;
    }

    // {m,n}, of which either may be missing, with spaces or without; any other brace stands for itself.
    private static int Count(string expression, int at, StringBuilder translated)
    {
        int end = expression.IndexOf('}', at);
        string[] bounds = end < 0 ? [] : [.. expression[(at + 1)..end].Split(',').Select(bound => bound.Trim())];
        bool counts = bounds.Length is 1 or 2
            && bounds.All(bound => bound.All(char.IsAsciiDigit))
            && bounds.Any(bound => bound.Length > 0);
        if (!counts)
        {
            translated.Append("\\{");
            return at;
        }

        if (bounds[0].Length == 0) bounds[0] = "0";
        translated.Append('{').AppendJoin(',', bounds).Append('}');
        return end;
    }
}
