using StagingTools.Engine.Data.Connections;

namespace StagingTools.Engine.Data.Catalog;

/// <summary>A table, a partition or a partitioned table.</summary>
/// <param name="Oid">Its identity in this database.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns in order.</param>
internal sealed record CatalogTable(uint Oid, string Schema, string Name, IReadOnlyList<CatalogColumn> Columns)
{
    /// <summary>Whether it holds no rows of its own, only its partitions do.</summary>
    public bool Partitioned { get; init; }

    /// <summary>The partitioned table at the top, for a partition.</summary>
    public (string Schema, string Name)? Root { get; init; }

    /// <summary>The primary key's columns in order; empty when there is none.</summary>
    public IReadOnlyList<string> PrimaryKey { get; init; } = [];

    /// <summary>The columns that decide which partition holds a row; empty for a table without partitions.</summary>
    public IReadOnlyList<string> PartitionColumns { get; init; } = [];

    /// <summary>The check constraints that its rows fulfil.</summary>
    public IReadOnlyList<CheckConstraint> Checks { get; init; } = [];

    /// <summary>Rows as the statistics have it.</summary>
    public long EstimatedRows { get; init; }

    /// <summary>Bytes on disk without indexes.</summary>
    public long Size { get; init; }

    /// <summary>The file that holds its rows. Another file means that it was rewritten or emptied.</summary>
    public long FileNode { get; init; }

    /// <summary>Whether the role that looked may read all of its rows.</summary>
    public bool Readable { get; init; } = true;

    /// <summary><c>schema.name</c>, for people.</summary>
    public string FullName => $"{Schema}.{Name}";

    /// <summary><c>"schema"."name"</c>, for SQL.</summary>
    public string Sql => SqlText.Name(Schema, Name);

    /// <inheritdoc/>
    public override string ToString() => FullName;
}
