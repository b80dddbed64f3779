using System.Text.RegularExpressions;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>A name with <c>*</c> for anything and <c>?</c> for one character; letters' case does not count.</summary>
internal sealed class NamePattern
{
    private readonly Regex? pattern;
    private readonly bool isQualified;

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern; <see langword="null"/> for everything.</param>
    public NamePattern(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return;

        isQualified = text.Contains('.', StringComparison.Ordinal);
        string expression = Regex.Escape(text).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal);
        pattern = new Regex($"^{expression}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
    }

    /// <summary>Whether it is everything.</summary>
    public bool IsEverything => pattern is null;

    /// <summary>Whether a name fits.</summary>
    public bool Fits(string name) => pattern?.IsMatch(name) ?? true;

    /// <summary>Whether a table fits; one without schema in the pattern fits by its name alone.</summary>
    public bool FitsTable(string schema, string name) => Fits(isQualified ? $"{schema}.{name}" : name);
}
