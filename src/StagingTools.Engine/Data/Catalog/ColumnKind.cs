namespace StagingTools.Engine.Data.Catalog;

/// <summary>What masks and templates can do with a column's type; domains count as what they are based on.</summary>
internal enum ColumnKind
{
    /// <summary>Copied or cleared only.</summary>
    Other,

    /// <summary>text, varchar, char, name, citext.</summary>
    Text,

    /// <summary>uuid.</summary>
    Uuid,

    /// <summary>json.</summary>
    Json,

    /// <summary>jsonb.</summary>
    Jsonb,

    /// <summary>smallint.</summary>
    Int16,

    /// <summary>integer.</summary>
    Int32,

    /// <summary>bigint.</summary>
    Int64,
}
