namespace StagingTools.Engine.Data;

/// <summary>A foreign key whose rows do not all have the row that they refer to: so it is in production, too.</summary>
/// <param name="Table">The table that refers, as <c>schema.name</c>.</param>
/// <param name="Key">The constraint.</param>
/// <param name="Rows">Rows without the row that they refer to.</param>
public sealed record OrphanedKey(string Table, string Key, long Rows);
