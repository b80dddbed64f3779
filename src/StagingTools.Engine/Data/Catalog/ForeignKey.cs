namespace StagingTools.Engine.Data.Catalog;

/// <summary>A foreign key.</summary>
/// <param name="Name">The constraint's name.</param>
/// <param name="Table">The table that refers.</param>
/// <param name="Columns">The columns that refer.</param>
/// <param name="ReferencedTable">The table that is referred to.</param>
/// <param name="ReferencedColumns">The columns that are referred to, in the order of <paramref name="Columns"/>.</param>
internal sealed record ForeignKey(
    string Name, uint Table, IReadOnlyList<string> Columns, uint ReferencedTable, IReadOnlyList<string> ReferencedColumns);
