namespace StagingTools.Engine.Data.Catalog;

/// <summary>A unique index, of a constraint or not.</summary>
/// <param name="Name">The index's name.</param>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns that it is made of or whose expressions it holds.</param>
internal sealed record UniqueKey(string Name, uint Table, IReadOnlyList<string> Columns);
