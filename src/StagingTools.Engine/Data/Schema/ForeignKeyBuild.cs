namespace StagingTools.Engine.Data.Schema;

/// <summary>A foreign key that a sync adds itself.</summary>
/// <param name="Oid">The constraint, in production.</param>
/// <param name="Table">The table that refers, in production.</param>
/// <param name="TableName">The same, as <c>schema.table</c>.</param>
/// <param name="Name">The constraint's name.</param>
/// <param name="Add">The statement that adds it, unchecked where PostgreSQL can.</param>
/// <param name="Validate">The statement that checks it; <see langword="null"/> when adding did, or when production never did.</param>
/// <param name="CountOrphans">A query that counts rows without the row that they refer to.</param>
internal sealed record ForeignKeyBuild(
    uint Oid, uint Table, string TableName, string Name, string Add, string? Validate, string CountOrphans);
