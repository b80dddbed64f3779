namespace StagingTools.Engine.Data.Catalog;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as PostgreSQL writes it, such as <c>character varying(20)</c>.</param>
/// <param name="Kind">What masks can do with it.</param>
internal sealed record CatalogColumn(string Name, string Type, ColumnKind Kind)
{
    /// <summary>Characters that fit, for <c>varchar(n)</c> and <c>char(n)</c>.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>Whether NULL is refused, by the column or by its domain.</summary>
    public bool NotNull { get; init; }

    /// <summary>Whether PostgreSQL computes it from other columns.</summary>
    public bool Generated { get; init; }

    /// <summary>Whether its binary form means the same in another database.</summary>
    public bool BinaryPortable { get; init; }
}
