namespace StagingTools.Engine.Data.Catalog;

/// <summary>What a database holds, as one snapshot of it shows.</summary>
internal sealed record DatabaseCatalog
{
    /// <summary>Tables, partitions and partitioned tables that belong to no extension.</summary>
    public required IReadOnlyList<CatalogTable> Tables { get; init; }

    /// <summary>Sequences that belong to no extension.</summary>
    public required IReadOnlyList<CatalogSequence> Sequences { get; init; }

    /// <summary>Unique indexes.</summary>
    public required IReadOnlyList<UniqueKey> UniqueKeys { get; init; }

    /// <summary>Exclusion constraints.</summary>
    public IReadOnlyList<UniqueKey> ExclusionKeys { get; init; } = [];

    /// <summary>Foreign keys.</summary>
    public required IReadOnlyList<ForeignKey> ForeignKeys { get; init; }

    /// <summary>Filled materialized views as SQL writes them, each after those that it reads.</summary>
    public required IReadOnlyList<string> MaterializedViews { get; init; }

    /// <summary>Extensions that no object of the database's own needs, such as <c>pg_stat_statements</c>.</summary>
    public required IReadOnlyList<string> UnusedExtensions { get; init; }

    /// <summary>How many large objects there are.</summary>
    public required long LargeObjects { get; init; }
}
