using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Planning;

/// <summary>Finds the rules that columns without one of their own have from the columns that they refer to.</summary>
internal sealed class InheritedRules
{
    private readonly Func<CatalogTable, TableRule?> ruleOf;
    private readonly Dictionary<uint, CatalogTable> tables;
    private readonly ILookup<(uint Table, string Column), (uint Table, string Column)> references;

    /// <summary>Makes it.</summary>
    /// <param name="catalog">The tables and their keys.</param>
    /// <param name="ruleOf">The rule of a table.</param>
    public InheritedRules(DatabaseCatalog catalog, Func<CatalogTable, TableRule?> ruleOf)
    {
        this.ruleOf = ruleOf;
        tables = catalog.Tables.ToDictionary(table => table.Oid);
        references = catalog.ForeignKeys
            .SelectMany(key => key.Columns.Zip(key.ReferencedColumns, (column, referenced) =>
                (From: (key.Table, column), To: (key.ReferencedTable, referenced))))
            .ToLookup(pair => pair.From, pair => pair.To);
    }

    /// <summary>The rule that a column has from the one it refers to, through any number of keys.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <returns>The rule, and the column that has it; <see langword="null"/> when the column refers to none that has a rule.</returns>
    public (ColumnRule Rule, string From)? Find(CatalogTable table, string column) => Find((table.Oid, column), []);

    /// <summary>The letters that a column takes for equal: those of the column at the end of its references.</summary>
    public CaseFolding FoldingOf(CatalogTable table, CatalogColumn column)
    {
        HashSet<(uint, string)> seen = [];
        (uint Table, string Column) place = (table.Oid, column.Name);
        CaseFolding folding = column.Folding;
        while (seen.Add(place) && references[place].Any())
        {
            place = references[place].First();
            if (Column(place) is { } referenced)
                folding = referenced.Folding;
        }

        return folding;
    }

    private (ColumnRule Rule, string From)? Find((uint Table, string Column) place, HashSet<(uint, string)> seen)
    {
        if (!seen.Add(place))
            return null;

        (ColumnRule Rule, string From)? kept = null;
        foreach ((uint Table, string Column) target in references[place])
        {
            if (Column(target) is not { } column || tables[target.Table] is not { } table || ruleOf(table) is not { Skip: false } rule)
                continue;

            (ColumnRule Rule, string From)? found = rule.Columns.GetValueOrDefault(target.Column) is { } own
                ? (own, $"{table}.{target.Column}")
                : Find(target, seen) ?? (rule.Default is { } standard ? (standard, $"{table}.{target.Column}") : null);
            if (found is null)
                continue;

            (ColumnRule Rule, string From) result = (Settled(found.Value.Rule, column), found.Value.From);
            if (result.Rule.Mask != MaskKind.Keep)
                return result;
            kept ??= result;
        }

        return kept;
    }

    // A range that depends on the column's type is that of the column that has the rule.
    private static ColumnRule Settled(ColumnRule rule, CatalogColumn column)
    {
        if (rule.Mask != MaskKind.Number || MaskTraits.BoundsOf(column.ValueKind) is null)
            return rule;
        Masks.NumberRange range = MaskTraits.RangeOf(rule, column.ValueKind, column.Scale);
        return rule with { Minimum = (decimal)range.Minimum, Maximum = (decimal)range.Maximum };
    }

    private CatalogColumn? Column((uint Table, string Column) place) =>
        tables.GetValueOrDefault(place.Table)?.Columns.FirstOrDefault(column => column.Name == place.Column);
}
