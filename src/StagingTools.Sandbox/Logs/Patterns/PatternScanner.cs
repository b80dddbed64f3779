using System.Text;
using System.Text.RegularExpressions;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>Goes through the text of a pattern.</summary>
internal sealed class PatternScanner(string pattern, int start)
{
    private int _at = start;

    /// <summary>Whether nothing is left.</summary>
    public bool AtEnd => _at >= pattern.Length;

    /// <summary>The character at hand; 0 at the end.</summary>
    public char Current => AtEnd ? '\0' : pattern[_at];

    /// <summary>Where the scanner is; may be set back to a place where it was.</summary>
    public int Position
    {
        get => _at;
        set => _at = value;
    }

    /// <summary>Regular expressions that were read.</summary>
    public int Expressions { get; private set; }

    /// <summary>Goes over white space.</summary>
    public void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(pattern[_at])) _at++;
    }

    /// <summary>Goes over a token where it is next.</summary>
    public bool Take(string token)
    {
        if (string.CompareOrdinal(pattern, _at, token, 0, token.Length) != 0) return false;
        _at += token.Length;
        return true;
    }

    /// <summary>Goes over a word where it is next and ends there.</summary>
    public bool TakeWord(string word)
    {
        int end = _at + word.Length;
        return (end >= pattern.Length || !IsNameCharacter(pattern[end])) && Take(word);
    }

    /// <summary>Reads as many characters as are allowed; may be none.</summary>
    public string ReadWhile(Func<char, bool> allowed)
    {
        int begin = _at;
        while (!AtEnd && allowed(pattern[_at])) _at++;
        return pattern[begin.._at];
    }

    /// <summary>The text since a place where the scanner was.</summary>
    public string Since(int place) => pattern[place.._at];

    /// <summary>What is refused of a term that began at a place: the text from there, with the character at hand.</summary>
    public AwsException UnexpectedSince(int place) => PatternError.Character(pattern[place..Math.Min(_at + 1, pattern.Length)]);

    /// <summary>Reads a comparison and the value that it compares with.</summary>
    /// <param name="bare">Characters that need no quotation marks.</param>
    /// <exception cref="AwsException">It is none.</exception>
    public ValueTest ReadTest(Func<char, bool> bare)
    {
        Comparison comparison = Take("!=") ? Comparison.NotEqual
            : Take("<=") ? Comparison.LessOrEqual
            : Take(">=") ? Comparison.GreaterOrEqual
            : Take("=") ? Comparison.Equal
            : Take("<") ? Comparison.Less
            : Take(">") ? Comparison.Greater
            : throw Unexpected();
        SkipSpace();
        if (Current == '%')
        {
            Expressions++;
            return ValueTest.OfExpression(comparison, ReadExpression());
        }

        if (Current == '"') return ValueTest.OfQuoted(comparison, ReadQuoted());
        string word = ReadWhile(bare);
        return word.Length > 0 ? ValueTest.OfBare(comparison, word) : throw Unexpected();
    }

    /// <summary>Reads what stands in quotation marks; a backslash takes the meaning from a quotation mark and from itself.</summary>
    /// <exception cref="AwsException">They do not end.</exception>
    public string ReadQuoted()
    {
        _at++;
        var text = new StringBuilder();
        while (!AtEnd)
        {
            char one = pattern[_at++];
            if (one == '"') return text.ToString();
            if (one == '\\' && Current is '"' or '\\') one = pattern[_at++];
            text.Append(one);
        }

        throw PatternError.Malformed("quotation marks are not closed");
    }

    /// <summary>What is refused where something else was expected.</summary>
    public AwsException Unexpected() =>
        AtEnd ? PatternError.Malformed("it ends too early") : PatternError.Character(Current.ToString());

    /// <summary>Letters and digits of ASCII, hyphen and underscore: what names are made of.</summary>
    public static bool IsNameCharacter(char one) => char.IsAsciiLetterOrDigit(one) || one is '_' or '-';

    private Regex ReadExpression()
    {
        int end = pattern.IndexOf('%', _at + 1);
        if (end < 0) throw PatternError.Malformed("a regular expression is not closed by %");
        string expression = pattern[(_at + 1)..end];
        _at = end + 1;
        return PatternRegex.Parse(expression);
    }
}
