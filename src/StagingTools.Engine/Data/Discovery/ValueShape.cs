using System.Text;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>Blots a value out down to its form.</summary>
internal static class ValueShape
{
    /// <summary>What stands for a value so short that its form would tell it.</summary>
    public const string Hidden = "***";

    private const int ShortestShown = 4;
    private const int LongestShown = 60;

    /// <summary>The form of a value: <c>x</c> for letters, <c>9</c> for digits, and punctuation as it is.</summary>
    public static string Of(string value)
    {
        if (value.Length < ShortestShown)
            return Hidden;

        StringBuilder shape = new(Math.Min(value.Length, LongestShown) + 1);
        foreach (Rune rune in value.EnumerateRunes().Take(LongestShown))
            shape.Append(Blot(rune));
        return value.Length > LongestShown ? shape.Append('…').ToString() : shape.ToString();
    }

    /// <summary>Digits of a value as nines and the rest as x, in its length, for a field that only fills a template.</summary>
    public static string Filling(string value) =>
        string.Concat(value.EnumerateRunes().Select(rune => Rune.IsDigit(rune) ? '9' : rune.Value is '-' ? '-' : 'x'));

    /// <summary>A text cut to what fits a line.</summary>
    public static string Cut(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";

    // Signs of other scripts, and pictures, can tell as much as letters.
    private static char Blot(Rune rune) =>
        Rune.IsDigit(rune) ? '9' : rune.IsAscii && !Rune.IsLetter(rune) && !Rune.IsControl(rune) ? (char)rune.Value : 'x';
}
