namespace StagingTools.Engine.Data.Rules;

/// <summary>What a rules file says of one column.</summary>
/// <param name="Mask">What happens to its values.</param>
/// <param name="Position">Where it says so.</param>
internal sealed record ColumnRule(MaskKind Mask, RulePosition Position)
{
    /// <summary>The form of the new values; <see langword="null"/> for the mask's own form.</summary>
    public ValueTemplate? Template { get; init; }

    /// <summary>The JSON text that replaces a document.</summary>
    public string? Json { get; init; }

    /// <summary>The paths of a document; <see langword="null"/> when it is replaced as a whole.</summary>
    public IReadOnlyList<JsonPathRule>? Paths { get; init; }

    /// <summary>What happens to the values of a document that no path names.</summary>
    public JsonOthers Others { get; init; }

    /// <summary>How many days a date moves at most, in either direction.</summary>
    public int Days { get; init; }

    /// <summary>The column whose value decides how far a row's dates move; <see langword="null"/> when each date does for itself.</summary>
    public string? By { get; init; }

    /// <summary>The least number that is written; <see langword="null"/> for the mask's own.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The greatest number that is written; <see langword="null"/> for the column's greatest.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Characters at the beginning that stay as they are.</summary>
    public int KeepFirst { get; init; }

    /// <summary>Characters at the end that stay as they are.</summary>
    public int KeepLast { get; init; }

    /// <summary>The values to choose from.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What a kept column is known to hold.</summary>
    public KnownContents Contains { get; init; }

    /// <summary>The templates of the rule and of its paths.</summary>
    public IEnumerable<ValueTemplate> Templates =>
        new[] { Template }.Concat((Paths ?? []).Select(path => path.Rule?.Template)).OfType<ValueTemplate>();

    /// <summary>Whether two rules write the same for the same original, whatever the rest of the row.</summary>
    public bool WritesTheSameAs(ColumnRule other) =>
        Mask == other.Mask
        && Template?.Text == other.Template?.Text
        && Json == other.Json
        && Others == other.Others
        && (Days, By, Minimum, Maximum, KeepFirst, KeepLast) == (other.Days, other.By, other.Minimum, other.Maximum, other.KeepFirst, other.KeepLast)
        && Values.SequenceEqual(other.Values, StringComparer.Ordinal)
        && (Paths is null) == (other.Paths is null)
        && (Paths ?? []).Count == (other.Paths ?? []).Count
        && (Paths ?? []).Zip(other.Paths ?? []).All(pair =>
            pair.First.Path.Text == pair.Second.Path.Text
            && (pair.First.Rule is null) == (pair.Second.Rule is null)
            && (pair.First.Rule is null || pair.First.Rule.WritesTheSameAs(pair.Second.Rule!)));
}
