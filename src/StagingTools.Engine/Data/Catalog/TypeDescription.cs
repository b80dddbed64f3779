namespace StagingTools.Engine.Data.Catalog;

/// <summary>What a column's type means to masks.</summary>
/// <param name="Kind">The kind of a value; <see cref="ColumnKind.Other"/> for arrays.</param>
internal readonly record struct TypeDescription(ColumnKind Kind)
{
    /// <summary>The kind of an array's elements; <see langword="null"/> for what is no array.</summary>
    public ColumnKind? ElementKind { get; init; }

    /// <summary>Characters that fit.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>Digits and decimals of a numeric.</summary>
    public (int Precision, int Scale)? Digits { get; init; }

    /// <summary>Whether blanks at the end mean nothing.</summary>
    public bool Padded { get; init; }

    /// <summary>Whether it is citext.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>The enumeration; 0 for other types.</summary>
    public uint Enumeration { get; init; }

    /// <summary>Whether it is a domain, or an array of one.</summary>
    public bool IsDomain { get; init; }

    /// <summary>Whether a domain refuses NULL.</summary>
    public bool NotNull { get; init; }
}
