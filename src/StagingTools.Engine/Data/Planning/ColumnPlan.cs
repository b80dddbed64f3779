using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Planning;

/// <summary>A column with the rule that holds for it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Rule">Its rule; the table's default or that of the column it refers to when it has none of its own.</param>
internal sealed record ColumnPlan(CatalogColumn Column, ColumnRule Rule)
{
    /// <summary>The columns in the template's holes, by the name of the hole.</summary>
    public IReadOnlyDictionary<string, CatalogColumn> Holes { get; init; } =
        new Dictionary<string, CatalogColumn>(StringComparer.Ordinal);

    /// <summary>The columns that decide how far dates move, by name.</summary>
    public IReadOnlyDictionary<string, CatalogColumn> By { get; init; } =
        new Dictionary<string, CatalogColumn>(StringComparer.Ordinal);

    /// <summary>The fields of the row that the mask looks at, beside the column's own.</summary>
    public IEnumerable<CatalogColumn> Shown => Holes.Values.Concat(By.Values);

    /// <summary>Which letters the mask takes for equal.</summary>
    public CaseFolding Folding { get; init; } = Column.Folding;

    /// <summary>The column that a reference has its rule from, as <c>schema.table.column</c>; <see langword="null"/> for a rule of its own.</summary>
    public string? InheritedFrom { get; init; }

    /// <summary>Whether its values are rewritten.</summary>
    public bool IsMasked => Rule.Mask != MaskKind.Keep;
}
