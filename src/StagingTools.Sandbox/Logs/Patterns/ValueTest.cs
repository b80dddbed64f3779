using System.Globalization;
using System.Text.RegularExpressions;

namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>A comparison with a value that the pattern names: a text with wildcards, a number or a regular expression.</summary>
internal sealed class ValueTest
{
    private const NumberStyles NumberForm = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private readonly Comparison _comparison;
    private readonly Wildcard? _text;
    private readonly double? _number;
    private readonly Regex? _expression;

    private ValueTest(Comparison comparison, Wildcard? text, double? number, Regex? expression)
    {
        _comparison = comparison;
        _text = text;
        _number = number;
        _expression = expression;
    }

    /// <summary>A comparison with a text in quotation marks, which is a text even where it looks like a number.</summary>
    public static ValueTest OfQuoted(Comparison comparison, string text) => IsOrder(comparison)
        ? throw PatternError.Character($"\"{text}\"")
        : new ValueTest(comparison, new Wildcard(text), null, null);

    /// <summary>A comparison with a word or a number.</summary>
    public static ValueTest OfBare(Comparison comparison, string word)
    {
        double? number = NumberOf(word);
        return IsOrder(comparison) && number is null
            ? throw PatternError.Character($"\"{word}\"")
            : new ValueTest(comparison, new Wildcard(word), number, null);
    }

    /// <summary>A comparison with a regular expression.</summary>
    public static ValueTest OfExpression(Comparison comparison, Regex expression) => IsOrder(comparison)
        ? throw PatternError.Malformed("a regular expression is compared by = and != only")
        : new ValueTest(comparison, null, null, expression);

    /// <summary>The number that a text is; null where it is none.</summary>
    public static double? NumberOf(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberForm, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    /// <summary>Whether a value passes.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="number">The number that it is; null where it is none.</param>
    public bool Passes(ReadOnlySpan<char> text, double? number) => _comparison switch
    {
        Comparison.Equal => Equals(text, number),
        Comparison.NotEqual => !Equals(text, number),
        Comparison.Less => number < _number,
        Comparison.LessOrEqual => number <= _number,
        Comparison.Greater => number > _number,
        _ => number >= _number,
    };

    private static bool IsOrder(Comparison comparison) => comparison is not (Comparison.Equal or Comparison.NotEqual);

    private bool Equals(ReadOnlySpan<char> text, double? number)
    {
        if (_expression is not null) return PatternRegex.IsMatch(_expression, text);
        return _number is { } wanted && number is { } given ? wanted == given : _text!.IsMatch(text);
    }
}
