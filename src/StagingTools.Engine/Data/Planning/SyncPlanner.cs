using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Planning;

/// <summary>
/// Binds rules to a catalog and refuses whatever would go wrong later: before a row is read, every column has its decision,
/// every mask fits its column, no unique or foreign key breaks.
/// </summary>
internal sealed class SyncPlanner
{
    private const int ListLimit = 200;

    private readonly DatabaseCatalog catalog;
    private readonly SanitizationRules rules;
    private readonly List<RuleMistake> mistakes = [];
    private readonly Dictionary<uint, TablePlan> plans = [];

    private SyncPlanner(DatabaseCatalog catalog, SanitizationRules rules)
    {
        this.catalog = catalog;
        this.rules = rules;
    }

    /// <summary>Binds rules to what a session's transaction sees.</summary>
    /// <param name="connection">A session on production in a transaction.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException">
    /// <c>UnknownColumns</c>, <c>UncoveredColumns</c>, <c>SourceNotReadable</c>, or <c>InvalidRules</c> with line and column.
    /// </exception>
    public static async Task<SyncPlan> PlanAsync(
        NpgsqlConnection connection, SanitizationRules rules, CancellationToken cancellationToken)
    {
        DatabaseCatalog catalog = await new CatalogReader(connection).ReadAsync(cancellationToken);
        var planner = new SyncPlanner(catalog, rules);
        SyncPlan plan = planner.Bind();
        await planner.CheckLengthsAsync(new RowWidths(connection), cancellationToken);
        planner.ThrowMistakes();
        return plan;
    }

    /// <summary>Binds rules to a catalog, all but the checks that need the database.</summary>
    public static SyncPlan Plan(DatabaseCatalog catalog, SanitizationRules rules)
    {
        var planner = new SyncPlanner(catalog, rules);
        SyncPlan plan = planner.Bind();
        planner.ThrowMistakes();
        return plan;
    }

    private SyncPlan Bind()
    {
        RefuseUnknown();
        RefuseUncovered();
        foreach (CatalogTable table in catalog.Tables)
            plans.Add(table.Oid, BindTable(table));
        RefuseUnreadable();
        CheckUniqueKeys();
        CheckForeignKeys();
        return new SyncPlan(catalog, rules, [.. plans.Values
            .OrderByDescending(plan => plan.Table.Size)
            .ThenBy(plan => plan.Table.FullName, StringComparer.Ordinal)]);
    }

    // A partition follows the rules of the table at the top unless it has rules of its own.
    private TableRule? RuleOf(CatalogTable table) =>
        rules.Tables.GetValueOrDefault((table.Schema, table.Name))
        ?? (table.Root is { } root ? rules.Tables.GetValueOrDefault(root) : null)
        ?? (rules.KeepsEverything ? new TableRule(table.Schema, table.Name, default) { KeepsOthers = true } : null);

    private void RefuseUnknown()
    {
        List<string> unknown = [];
        Dictionary<(string, string), CatalogTable> tables = catalog.Tables.ToDictionary(table => (table.Schema, table.Name));
        foreach (TableRule rule in rules.Tables.Values)
        {
            if (!tables.TryGetValue((rule.Schema, rule.Name), out CatalogTable? table))
            {
                unknown.Add(At(rule.Position, $"there is no table {rule.Schema}.{rule.Name}"));
                continue;
            }

            foreach ((string name, ColumnRule column) in rule.Columns)
            {
                CatalogColumn? found = table.Columns.FirstOrDefault(candidate => candidate.Name == name);
                if (found is null)
                    unknown.Add(At(column.Position, $"{table} has no column {name}"));
                else if (found.Generated && column.Mask != MaskKind.Keep)
                    mistakes.Add(new RuleMistake(
                        column.Position,
                        $"{table}.{name} is computed from other columns; mask those, and leave it out or keep it"));
            }
        }

        if (unknown.Count > 0)
            throw new StagingException(
                "UnknownColumns",
                StagingErrorCategory.InvalidArgument,
                $"The rules name what production does not have:\n  {List(unknown)}")
            {
                TargetInput = rules.File,
                RecommendedAction = "Correct the names, or take the rules out. A renamed column needs a rule under its new name.",
            };
    }

    private void RefuseUncovered()
    {
        List<string> uncovered = [];
        foreach (CatalogTable table in catalog.Tables)
        {
            TableRule? rule = RuleOf(table);
            // What a partitioned table says holds for its partitions; naming their columns again would be noise.
            if (rule is { Skip: true } or { KeepsOthers: true } || (rule is null && table.Root is not null))
                continue;

            string[] names =
            [
                .. table.Columns
                    .Where(column => !column.Generated && rule?.Columns.ContainsKey(column.Name) != true)
                    .Select(column => $"{column.Name} ({column.Type})"),
            ];
            if (names.Length > 0)
                uncovered.Add($"{table}: {string.Join(", ", names)}");
        }

        if (catalog.LargeObjects > 0 && rules.KeepLargeObjects is null)
            uncovered.Add($"{catalog.LargeObjects} large objects: write 'large_objects: keep' or 'large_objects: skip'");
        if (uncovered.Count > 0)
            throw new StagingException(
                "UncoveredColumns",
                StagingErrorCategory.InvalidArgument,
                $"No rule in {rules.File} covers these columns, so nothing was read:\n  {List(uncovered)}")
            {
                TargetInput = rules.File,
                RecommendedAction =
                    "Decide for each: a mask where it holds personal data or secrets, 'keep' where it does not, "
                    + "'skip: true' for a table whose rows staging does not need.",
            };
    }

    private void RefuseUnreadable()
    {
        string[] unreadable = [.. plans.Values.Where(plan => plan.Copies && !plan.Table.Readable).Select(plan => plan.Table.FullName)];
        if (unreadable.Length > 0)
            throw new StagingException(
                "SourceNotReadable",
                StagingErrorCategory.PermissionDenied,
                $"The role on production may not read all rows of {string.Join(", ", unreadable)}.")
            {
                TargetInput = unreadable[0],
                RecommendedAction =
                    "Log in as the tables' owner, or grant the role pg_read_all_data; where row level security holds rows back, "
                    + "BYPASSRLS; or skip the tables.",
            };
    }

    private TablePlan BindTable(CatalogTable table)
    {
        TableRule? rule = RuleOf(table);
        if (rule is null or { Skip: true })
            return new TablePlan(table, [], Skipped: true);

        List<ColumnPlan> columns = [];
        foreach (CatalogColumn column in table.Columns.Where(column => !column.Generated))
        {
            ColumnRule columnRule = rule.Columns.GetValueOrDefault(column.Name) ?? new ColumnRule(MaskKind.Keep, rule.Position);
            columns.Add(BindColumn(table, column, columnRule));
        }

        // Holes are looked up among kept columns only: a masked column's original must not come back through a template.
        Dictionary<string, ColumnPlan> kept =
            columns.Where(column => !column.IsMasked).ToDictionary(column => column.Column.Name, StringComparer.Ordinal);
        return new TablePlan(
            table,
            [.. columns.Select(column => column.Rule.Template is { } template ? BindHoles(table, column, template, kept) : column)],
            Skipped: false);
    }

    private ColumnPlan BindColumn(CatalogTable table, CatalogColumn column, ColumnRule rule)
    {
        string mask = rule.Mask.ToString().ToLowerInvariant();
        if (rule.Mask == MaskKind.Null && column.NotNull)
            Mistake(rule, $"{table}.{column.Name} is NOT NULL, so it cannot be cleared; choose another mask");
        else if (!MaskTraits.Fits(rule.Mask, column.Kind))
            Mistake(rule, $"mask {mask} cannot write {table}.{column.Name}, which is {column.Type}");
        return new ColumnPlan(column, rule);
    }

    private ColumnPlan BindHoles(
        CatalogTable table, ColumnPlan column, ValueTemplate template, Dictionary<string, ColumnPlan> kept)
    {
        Dictionary<string, CatalogColumn> holes = new(StringComparer.Ordinal);
        foreach (string hole in template.Parts.Select(part => part.Hole).OfType<string>().Distinct())
        {
            if (hole == ValueTemplate.HashHole)
                continue;

            string name = hole == "id" && table.PrimaryKey is [var key] ? key : hole;
            if (kept.TryGetValue(name, out ColumnPlan? found))
            {
                if (found.Column.Kind is ColumnKind.Other or ColumnKind.Json or ColumnKind.Jsonb)
                    Mistake(column.Rule, $"the template's {{{hole}}} is {table}.{name}, whose type {found.Column.Type} cannot be shown");
                holes.Add(hole, found.Column);
            }
            else if (table.Columns.Any(other => other.Name == name))
            {
                Mistake(column.Rule, $"the template's {{{hole}}} is {table}.{name}, which is not kept: its original would show");
            }
            else
            {
                Mistake(column.Rule, hole == "id"
                    ? $"{table} has neither a primary key of one column nor a column id for the template's {{id}}"
                    : $"{table} has no column {name} for the template's {{{hole}}}");
            }
        }

        return column with { Holes = holes };
    }

    private void CheckUniqueKeys()
    {
        ILookup<uint, UniqueKey> keysByTable = catalog.UniqueKeys.ToLookup(key => key.Table);
        foreach (UniqueKey key in catalog.UniqueKeys)
        {
            if (!plans.TryGetValue(key.Table, out TablePlan? plan) || !plan.Copies)
                continue;

            bool IsUnique(string column) => keysByTable[key.Table].Any(other => other.Columns is [var only] && only == column);
            List<ColumnPlan> breaking =
            [
                .. plan.Masked.Where(column =>
                    key.Columns.Contains(column.Column.Name, StringComparer.Ordinal) && !MaskTraits.IsInjective(column, IsUnique)),
            ];
            if (breaking.Count == 0)
                continue;

            HashSet<string> safe = [.. key.Columns.Except(breaking.Select(column => column.Column.Name), StringComparer.Ordinal)];
            if (keysByTable[key.Table].Any(other => other != key && other.Columns.Count > 0 && other.Columns.All(safe.Contains)))
                continue;

            foreach (ColumnPlan column in breaking)
                Mistake(
                    column.Rule,
                    $"{plan.Table}.{column.Column.Name} is in the unique index {key.Name}, and this mask can give two rows the "
                    + "same value; use email, token, hash, url or uuid, or a template with {id} or {hash}");
        }
    }

    private void CheckForeignKeys()
    {
        foreach (ForeignKey key in catalog.ForeignKeys)
        {
            if (!plans.TryGetValue(key.Table, out TablePlan? from) || !plans.TryGetValue(key.ReferencedTable, out TablePlan? to))
                continue;
            if (from.Skipped)
                continue;

            ColumnPlan[] columns = [.. key.Columns.SelectMany(name => from.Columns.Where(column => column.Column.Name == name))];
            // One NULL lets a row out of the key (MATCH SIMPLE).
            if (columns.Any(column => column.Rule.Mask == MaskKind.Null))
                continue;

            if (to.Skipped)
            {
                mistakes.Add(new RuleMistake(
                    RuleOf(from.Table)!.Position,
                    $"{from.Table} refers to {to.Table} ({key.Name}), which is skipped; skip {from.Table} too, "
                    + $"or write 'null' for {string.Join(", ", key.Columns)}"));
                continue;
            }

            foreach ((ColumnPlan column, string referencedName) in columns.Zip(key.ReferencedColumns))
            {
                ColumnPlan? referenced = to.Columns.FirstOrDefault(other => other.Column.Name == referencedName);
                if (referenced is null || SameOutcome(column.Rule, referenced.Rule))
                    continue;

                ColumnPlan masked = column.IsMasked ? column : referenced;
                Mistake(
                    masked.Rule,
                    $"{from.Table}.{column.Column.Name} refers to {to.Table}.{referencedName} ({key.Name}); give both the same mask "
                    + "without columns in its template, or keep both");
            }
        }
    }

    private static bool SameOutcome(ColumnRule left, ColumnRule right) =>
        (left.Mask == MaskKind.Keep && right.Mask == MaskKind.Keep)
        || (left.Mask == right.Mask
            && left.Template?.Text == right.Template?.Text
            && MaskTraits.DependsOnValueOnly(left)
            && MaskTraits.DependsOnValueOnly(right));

    private async Task CheckLengthsAsync(RowWidths widths, CancellationToken cancellationToken)
    {
        foreach (TablePlan plan in plans.Values.Where(plan => plan.Copies))
        {
            foreach (ColumnPlan column in plan.Masked.Where(column => column.Column.MaximumLength is not null))
            {
                Dictionary<CatalogColumn, int?> known = [];
                foreach (CatalogColumn hole in column.Holes.Values)
                    known[hole] = await widths.OfAsync(plan.Table, hole, cancellationToken);
                CheckLength(plan.Table, column, hole => known[hole]);
            }
        }
    }

    private void CheckLength(CatalogTable table, ColumnPlan column, Func<CatalogColumn, int?> widthOf)
    {
        int limit = column.Column.MaximumLength!.Value;
        if (MaskTraits.LongestOutcome(column, widthOf) is { } longest && longest > limit)
            Mistake(
                column.Rule,
                $"this mask writes up to {longest} characters, and {table}.{column.Column.Name} is {column.Column.Type}; "
                + "use a shorter template");
    }

    private void Mistake(ColumnRule rule, string message) => mistakes.Add(new RuleMistake(rule.Position, message));

    private void ThrowMistakes()
    {
        // A partition repeats the mistakes of the table at the top, and one mistake leads to others: each place is told once.
        if (mistakes.Count > 0)
            throw rules.Invalid([.. mistakes.DistinctBy(mistake => mistake.Position)]);
    }

    private string At(RulePosition position, string message) => $"{rules.File}({position.Line},{position.Column}): {message}";

    private static string List(List<string> lines) => lines.Count <= ListLimit
        ? string.Join("\n  ", lines)
        : string.Join("\n  ", lines.Take(ListLimit).Append($"and {lines.Count - ListLimit} more"));
}
