namespace StagingTools.Engine.Data.Catalog;

/// <summary>A word of SQL.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character.</param>
/// <param name="Length">How many characters it has.</param>
internal readonly record struct SqlWord(SqlWordKind Kind, int Start, int Length)
{
    /// <summary>The character behind it.</summary>
    public int End => Start + Length;

    /// <summary>Whether it may name something.</summary>
    public bool IsName => Kind is SqlWordKind.Name or SqlWordKind.QuotedName;

    /// <summary>The name that it stands for: without quotes, or in small letters.</summary>
    /// <param name="sql">The text that it was cut from.</param>
    public string Name(string sql) => Kind == SqlWordKind.QuotedName
        ? sql.Substring(Start + 1, Math.Max(0, Length - 2)).Replace("\"\"", "\"", StringComparison.Ordinal)
        : sql.Substring(Start, Length).ToLowerInvariant();
}
