namespace StagingTools.Engine.Data.Catalog;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as PostgreSQL writes it, such as <c>character varying(20)</c>.</param>
/// <param name="Kind">What masks can do with it; <see cref="ColumnKind.Other"/> for arrays.</param>
internal sealed record CatalogColumn(string Name, string Type, ColumnKind Kind)
{
    /// <summary>What masks can do with an array's elements; <see langword="null"/> for what is no array.</summary>
    public ColumnKind? ElementKind { get; init; }

    /// <summary>What masks see: the kind of the value, or of each element of an array.</summary>
    public ColumnKind ValueKind => ElementKind ?? Kind;

    /// <summary>Characters that fit, for <c>varchar(n)</c> and <c>char(n)</c>, and for each element of arrays of them.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>Decimals of a <c>numeric(p, s)</c>; <see langword="null"/> when any number of them fits.</summary>
    public int? Scale { get; init; }

    /// <summary>Digits of a <c>numeric(p, s)</c>; <see langword="null"/> when any number of them fits.</summary>
    public int? Precision { get; init; }

    /// <summary>Whether blanks at the end mean nothing, as in <c>char(n)</c>.</summary>
    public bool Padded { get; init; }

    /// <summary>Which letters compare equal.</summary>
    public CaseFolding Folding { get; init; }

    /// <summary>Whether it has a nondeterministic collation, so that texts compare equal that this program tells apart.</summary>
    public bool Nondeterministic { get; init; }

    /// <summary>The labels of an enumeration, in order.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Whether the type is a domain, whose checks a value has to pass.</summary>
    public bool IsDomain { get; init; }

    /// <summary>Whether NULL is refused, by the column or by its domain.</summary>
    public bool NotNull { get; init; }

    /// <summary>Whether PostgreSQL computes it from other columns.</summary>
    public bool Generated { get; init; }

    /// <summary>What a generated column is computed by, in SQL.</summary>
    public string? Expression { get; init; }

    /// <summary>The columns that a generated column is computed from.</summary>
    public IReadOnlyList<string> ComputedFrom { get; init; } = [];

    /// <summary>Whether its binary form means the same in another database.</summary>
    public bool BinaryPortable { get; init; }
}
