using System.Globalization;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Planning;

/// <summary>
/// Finds the rows that are copied when rules leave some out: those that fulfil their table's own condition and limit, and whose
/// references, unless they are NULL, lead to rows that are copied too.
/// </summary>
internal sealed class SubsetPlanner
{
    private readonly IReadOnlyDictionary<uint, TablePlan> plans;
    private readonly Func<CatalogTable, TableRule?> ruleOf;
    private readonly string? now;
    private readonly Action<RulePosition, string> mistake;
    private readonly ILookup<uint, ForeignKey> keys;
    private readonly Dictionary<(string, string), CatalogTable> tables;
    private readonly Dictionary<uint, string?> selections = [];
    private readonly HashSet<uint> open = [];
    private HashSet<uint> subsets = [];

    /// <summary>Makes it.</summary>
    /// <param name="catalog">The tables and their keys.</param>
    /// <param name="plans">The plans of the tables.</param>
    /// <param name="ruleOf">The rule of a table.</param>
    /// <param name="now">The moment that <c>now()</c> stands for; <see langword="null"/> leaves it as it is.</param>
    /// <param name="mistake">Takes what is wrong.</param>
    public SubsetPlanner(
        DatabaseCatalog catalog,
        IReadOnlyDictionary<uint, TablePlan> plans,
        Func<CatalogTable, TableRule?> ruleOf,
        string? now,
        Action<RulePosition, string> mistake)
    {
        this.plans = plans;
        this.ruleOf = ruleOf;
        this.now = now;
        this.mistake = mistake;
        tables = catalog.Tables.ToDictionary(table => (table.Schema, table.Name));
        keys = catalog.ForeignKeys.Where(Matters).ToLookup(key => key.Table);
    }

    /// <summary>The conditions of the tables that are not copied whole, in SQL over the table's own columns.</summary>
    public IReadOnlyDictionary<uint, string> Run()
    {
        subsets = FindSubsets();
        Dictionary<uint, string> result = [];
        foreach (uint oid in subsets.Where(oid => plans[oid].Copies))
        {
            if (SelectionOf(plans[oid].Table) is { } selection)
                result.Add(oid, selection);
        }

        return result;
    }

    // A reference that is cleared holds nobody back, and rows of skipped tables are not copied anyway.
    private bool Matters(ForeignKey key) =>
        plans.TryGetValue(key.Table, out TablePlan? from)
        && plans.TryGetValue(key.ReferencedTable, out TablePlan? to)
        && !from.Skipped
        && !to.Skipped
        && !key.Columns.Any(name => from.Columns.Any(column => column.Column.Name == name && column.Rule.Mask == MaskKind.Null));

    // Tables with a condition or a limit, their partitions, and whatever refers to them.
    private HashSet<uint> FindSubsets()
    {
        HashSet<uint> found = [];
        foreach (TablePlan plan in plans.Values.Where(plan => !plan.Skipped))
        {
            if (ruleOf(plan.Table) is { Where: null, Limit: null } or null)
                continue;
            found.Add(plan.Table.Oid);
        }

        for (bool grows = true; grows;)
        {
            grows = false;
            foreach (ForeignKey key in keys.SelectMany(group => group))
                grows |= found.Contains(key.ReferencedTable) && found.Add(key.Table);
            foreach (TablePlan partition in plans.Values)
                grows |= RootOf(partition.Table) is { } root && found.Contains(root.Oid) && found.Add(partition.Table.Oid);
        }

        return found;
    }

    private CatalogTable? RootOf(CatalogTable table) => table.Root is { } root ? tables.GetValueOrDefault(root) : null;

    private string? SelectionOf(CatalogTable table)
    {
        // All partitions choose as their table at the top does.
        if (RootOf(table) is { } root && root.Oid != table.Oid)
            return SelectionOf(root);
        if (!subsets.Contains(table.Oid))
            return null;
        if (selections.TryGetValue(table.Oid, out string? known))
            return known;

        open.Add(table.Oid);
        string? selection = Compose(table);
        open.Remove(table.Oid);
        selections.Add(table.Oid, selection);
        return selection;
    }

    private string? Compose(CatalogTable table)
    {
        TableRule? rule = ruleOf(table);
        List<string> conditions = [];
        // Behind a line break a comment at the condition's end does no harm.
        if (rule?.Where is { } where)
            conditions.Add($"({ConditionSql.Freeze(where.Sql, now)}\n)");

        List<ForeignKey> toItself = [];
        foreach (ForeignKey key in keys[table.Oid])
        {
            CatalogTable referenced = plans[key.ReferencedTable].Table;
            if (!subsets.Contains(referenced.Oid))
                continue;
            if (referenced.Oid == table.Oid)
                toItself.Add(key);
            else if (open.Contains(referenced.Oid))
                RefuseCircle(table, referenced, key);
            else if (SelectionOf(referenced) is { } selection)
                conditions.Add(
                    $"({IsNull(key)} or ({SqlText.Names(key.Columns)}) in (select {SqlText.Names(key.ReferencedColumns)} "
                    + $"from {From(referenced)} where {selection}))");
        }

        string? condition = conditions.Count == 0 ? null : string.Join(" and ", conditions);
        if (rule?.Limit is { } limit)
            condition = Limited(table, condition, limit.Rows);
        return (toItself, condition) switch
        {
            ([], _) or (_, null) => condition,
            ([var key], _) => Closed(table, condition, key),
            _ => RefuseSeveral(table, toItself),
        };
    }

    private static string Limited(CatalogTable table, string? condition, long rows)
    {
        string columns = SqlText.Names(Identity(table));
        string where = condition is null ? "" : $" where {condition}";
        return string.Create(
            CultureInfo.InvariantCulture, $"({columns}) in (select {columns} from {From(table)}{where} order by {columns} limit {rows})");
    }

    // From the rows that refer to nobody, or to themselves, down to those that refer to rows found before. Each row refers to one
    // other at most, so none is found twice.
    private static string Closed(CatalogTable table, string condition, ForeignKey key)
    {
        string identity = SqlText.Names(Identity(table));
        string columns = SqlText.Names(Identity(table).Concat(key.Columns).Concat(key.ReferencedColumns).Distinct());
        string itself = string.Join(" and ", Pairs(key).Select(pair => $"c.{pair.Column} = c.{pair.Referenced}"));
        string toKept = string.Join(" and ", Pairs(key).Select(pair => $"c.{pair.Column} = k.{pair.Referenced}"));
        string toNobody = string.Join(" or ", Pairs(key).Select(pair => $"c.{pair.Column} is null"));
        return $"({identity}) in (with recursive candidate as (select {columns} from {From(table)} where {condition}), "
            + $"kept as (select c.* from candidate c where {toNobody} or ({itself}) "
            + $"union all select c.* from candidate c join kept k on {toKept} where not ({itself})) select {identity} from kept)";
    }

    private static IEnumerable<(string Column, string Referenced)> Pairs(ForeignKey key) =>
        key.Columns.Select(SqlText.Name).Zip(key.ReferencedColumns.Select(SqlText.Name));

    // Without a key the place of a row tells it apart, and is the same for all who read one snapshot.
    private static IReadOnlyList<string> Identity(CatalogTable table) => table.PrimaryKey.Count > 0 ? table.PrimaryKey : ["tableoid", "ctid"];

    private string? RefuseSeveral(CatalogTable table, List<ForeignKey> toItself)
    {
        mistake(
            ruleOf(table)?.Position ?? default,
            $"{table} refers to itself in several ways ({string.Join(", ", toItself.Select(key => key.Name))}), so rows that a 'where' or "
            + $"'limit' leaves out cannot be followed; write 'null' for all of those columns but one");
        return null;
    }

    private void RefuseCircle(CatalogTable table, CatalogTable referenced, ForeignKey key)
    {
        RulePosition position = ruleOf(table)?.Position ?? ruleOf(referenced)?.Position ?? default;
        mistake(
            position,
            $"{table} and {referenced} refer to each other in a circle (one link is {key.Name}), so rows that a 'where' or 'limit' leaves "
            + $"out cannot be followed; write 'null' for {string.Join(", ", key.Columns)} of {table}, or copy those tables whole");
    }

    private static string IsNull(ForeignKey key) => string.Join(" or ", key.Columns.Select(column => $"{SqlText.Name(column)} is null"));

    private static string From(CatalogTable table) => table.Partitioned ? table.Sql : $"only {table.Sql}";
}
