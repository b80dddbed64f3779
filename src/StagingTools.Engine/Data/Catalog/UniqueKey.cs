namespace StagingTools.Engine.Data.Catalog;

/// <summary>A unique index, of a constraint or not, or an exclusion constraint.</summary>
/// <param name="Name">The index's name.</param>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns that it is made of or whose expressions it holds.</param>
internal sealed record UniqueKey(string Name, uint Table, IReadOnlyList<string> Columns)
{
    /// <summary>Its parts in order.</summary>
    public IReadOnlyList<KeyPart> Parts { get; init; } = [.. Columns.Select(column => new KeyPart(column, [column], IsColumn: true))];

    /// <summary>The condition of the rows that it holds, in SQL; <see langword="null"/> when it holds all.</summary>
    public string? Predicate { get; init; }

    /// <summary>The columns in <see cref="Predicate"/>.</summary>
    public IReadOnlyList<string> PredicateColumns { get; init; } = [];

    /// <summary>Whether one NULL is all that it takes (<c>NULLS NOT DISTINCT</c>).</summary>
    public bool NullsEqual { get; init; }

    /// <summary>Whether it is an exclusion constraint.</summary>
    public bool IsExclusion { get; init; }

    /// <summary>Whether it holds every row, by plain columns, so that no two rows have the same values in them.</summary>
    public bool IsPlain => !IsExclusion && Predicate is null && Parts.All(part => part.IsColumn);
}
