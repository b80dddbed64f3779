namespace StagingTools.Engine.Data.Catalog;

/// <summary>A check constraint of a table that all of its rows are known to fulfil.</summary>
/// <param name="Name">The constraint's name.</param>
/// <param name="Expression">Its expression, in SQL.</param>
/// <param name="Columns">The columns in it.</param>
internal sealed record CheckConstraint(string Name, string Expression, IReadOnlyList<string> Columns);
