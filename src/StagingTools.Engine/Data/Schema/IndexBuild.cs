namespace StagingTools.Engine.Data.Schema;

/// <summary>An index of a table that a sync builds itself.</summary>
/// <param name="Oid">The index, in production.</param>
/// <param name="Table">Its table, in production.</param>
/// <param name="Name">Its name, with schema, for people.</param>
/// <param name="Definition">The statement that makes it.</param>
/// <param name="Method">Its access method.</param>
/// <param name="Size">Bytes in production.</param>
internal sealed record IndexBuild(uint Oid, uint Table, string Name, string Definition, string Method, long Size)
{
    /// <summary>The constraint that stands on it, in production; 0 for none.</summary>
    public uint Constraint { get; init; }

    /// <summary>What makes it complete when it is built: its constraint, its part in replication and clustering. Quick, each of them.</summary>
    public IReadOnlyList<string> Finishing { get; init; } = [];
}
