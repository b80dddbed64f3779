using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Planning;

/// <summary>A column with the rule that holds for it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Rule">Its rule; of mask keep when the table's default keeps it.</param>
internal sealed record ColumnPlan(CatalogColumn Column, ColumnRule Rule)
{
    /// <summary>The columns in the template's holes, by the name of the hole.</summary>
    public IReadOnlyDictionary<string, CatalogColumn> Holes { get; init; } =
        new Dictionary<string, CatalogColumn>(StringComparer.Ordinal);

    /// <summary>Whether its values are rewritten.</summary>
    public bool IsMasked => Rule.Mask != MaskKind.Keep;
}
