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

    /// <summary>numeric.</summary>
    Numeric,

    /// <summary>real.</summary>
    Float32,

    /// <summary>double precision.</summary>
    Float64,

    /// <summary>date.</summary>
    Date,

    /// <summary>timestamp without time zone.</summary>
    Timestamp,

    /// <summary>timestamp with time zone.</summary>
    TimestampTz,

    /// <summary>boolean.</summary>
    Boolean,

    /// <summary>An enumeration.</summary>
    Enum,
}
