namespace StagingTools.Engine.Data.Rules;

/// <summary>What a rules file says of one table.</summary>
/// <param name="Schema">The table's schema.</param>
/// <param name="Name">The table's name.</param>
/// <param name="Position">Where it says so.</param>
internal sealed record TableRule(string Schema, string Name, RulePosition Position)
{
    /// <summary>Whether the table arrives without rows.</summary>
    public bool Skip { get; init; }

    /// <summary>What happens to columns that <see cref="Columns"/> does not name; <see langword="null"/> when each needs a rule.</summary>
    public ColumnRule? Default { get; init; }

    /// <summary>Whether columns that <see cref="Columns"/> does not name are copied as they are.</summary>
    public bool KeepsOthers => Default?.Mask == MaskKind.Keep;

    /// <summary>The condition of the rows that are copied, in SQL; <see langword="null"/> for all.</summary>
    public RowCondition? Where { get; init; }

    /// <summary>How many rows are copied at most; <see langword="null"/> for all.</summary>
    public RowLimit? Limit { get; init; }

    /// <summary>The columns by name.</summary>
    public IReadOnlyDictionary<string, ColumnRule> Columns { get; init; } =
        new Dictionary<string, ColumnRule>(StringComparer.Ordinal);
}
