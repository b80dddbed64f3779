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
    private readonly InheritedRules inherited;
    private readonly HashSet<RulePosition> shared = [];
    private readonly List<(TablePlan Table, ColumnPlan Column)> permuted = [];

    // Takes what would be refused; null refuses it.
    private readonly List<PlanFinding>? findings;

    private SyncPlanner(DatabaseCatalog catalog, SanitizationRules rules, List<PlanFinding>? findings = null)
    {
        this.catalog = catalog;
        this.rules = rules;
        this.findings = findings;
        inherited = new InheritedRules(catalog, RuleOf);
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
        SyncPlan plan = planner.Bind(await ReadNowAsync(connection, cancellationToken));
        var widths = new RowWidths(connection);
        await planner.CheckLengthsAsync(widths, cancellationToken);
        await planner.CheckRangesAsync(widths, cancellationToken);
        await planner.CheckConditionsAsync(connection, cancellationToken);
        // Only what is right so far can be tried.
        planner.ThrowMistakes();
        var trial = new OutcomeTrial(connection, planner.Mistake);
        foreach (TablePlan table in plan.Copied)
            await trial.TryAsync(table, cancellationToken);
        planner.ThrowMistakes();
        return plan;
    }

    /// <summary>Finds everything that a sync would refuse, and binds the rules as far as they go.</summary>
    /// <param name="connection">A session on production in a transaction.</param>
    /// <param name="catalog">What the transaction sees.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<(SyncPlan Plan, IReadOnlyList<PlanFinding> Findings)> FindAsync(
        NpgsqlConnection connection, DatabaseCatalog catalog, SanitizationRules rules, CancellationToken cancellationToken)
    {
        List<PlanFinding> findings = [];
        var planner = new SyncPlanner(catalog, rules, findings);
        SyncPlan plan = planner.Bind(await ReadNowAsync(connection, cancellationToken));
        var widths = new RowWidths(connection);
        await planner.CheckLengthsAsync(widths, cancellationToken);
        await planner.CheckRangesAsync(widths, cancellationToken);
        await planner.CheckConditionsAsync(connection, cancellationToken);
        // Only what is right so far can be tried.
        HashSet<RulePosition> wrong = [.. planner.mistakes.Select(mistake => mistake.Position)];
        var trial = new OutcomeTrial(connection, planner.Mistake);
        foreach (TablePlan table in plan.Copied.Where(table =>
            table.Table.Readable && !table.Columns.Any(column => wrong.Contains(column.Rule.Position))))
            await trial.TryAsync(table, cancellationToken);
        findings.AddRange(planner.DistinctMistakes().Select(planner.Place));
        return (plan, findings);
    }

    /// <summary>Binds rules to a catalog, all but the checks that need the database.</summary>
    public static SyncPlan Plan(DatabaseCatalog catalog, SanitizationRules rules)
    {
        var planner = new SyncPlanner(catalog, rules);
        SyncPlan plan = planner.Bind(now: null);
        planner.ThrowMistakes();
        return plan;
    }

    private static async Task<string> ReadNowAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select now()::text", connection);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private SyncPlan Bind(string? now)
    {
        RefuseUnknown();
        RefuseUncovered();
        foreach (CatalogTable table in catalog.Tables)
            plans.Add(table.Oid, BindTable(table));
        RefuseUnreadable();
        CheckUniqueKeys();
        CheckForeignKeys();
        CheckPartitions();
        SelectRows(now);
        return new SyncPlan(catalog, rules, [.. plans.Values
            .OrderByDescending(plan => plan.Table.Size)
            .ThenBy(plan => plan.Table.FullName, StringComparer.Ordinal)]);
    }

    // A partition follows the rules of the table at the top unless it has rules of its own.
    private TableRule? RuleOf(CatalogTable table) =>
        rules.Tables.GetValueOrDefault((table.Schema, table.Name))
        ?? (table.Root is { } root ? rules.Tables.GetValueOrDefault(root) : null)
        ?? (rules.KeepsEverything
            ? new TableRule(table.Schema, table.Name, default)
            {
                Default = new ColumnRule(MaskKind.Keep, default) { Contains = KnownContents.Everything },
            }
            : null);

    private void RefuseUnknown()
    {
        List<string> unknown = [];
        Dictionary<(string, string), CatalogTable> tables = catalog.Tables.ToDictionary(table => (table.Schema, table.Name));
        foreach (TableRule rule in rules.Tables.Values)
        {
            if (!tables.TryGetValue((rule.Schema, rule.Name), out CatalogTable? table))
            {
                unknown.Add(At(rule.Position, $"there is no table {rule.Schema}.{rule.Name}"));
                findings?.Add(new PlanFinding(
                    PlanFindingKind.Unknown, (rule.Schema, rule.Name), null, rule.Position, $"there is no table {rule.Schema}.{rule.Name}"));
                continue;
            }

            foreach ((string name, ColumnRule column) in rule.Columns)
            {
                CatalogColumn? found = table.Columns.FirstOrDefault(candidate => candidate.Name == name);
                if (found is null)
                {
                    unknown.Add(At(column.Position, $"{table} has no column {name}{Nearest(table, name)}"));
                    findings?.Add(new PlanFinding(
                        PlanFindingKind.Unknown, (table.Schema, table.Name), name, column.Position, $"{table} has no column {name}{Nearest(table, name)}"));
                }
                else if (found.Generated && column.Mask != MaskKind.Keep)
                    mistakes.Add(new RuleMistake(
                        column.Position,
                        $"{table}.{name} is computed from other columns; mask those, and leave it out or keep it"));
            }
        }

        if (unknown.Count > 0 && findings is null)
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
            if (rule is { Skip: true } or { Default: not null } || (rule is null && table.Root is not null))
                continue;

            string[] names =
            [
                .. Uncovered(table, rule).Select(column => $"{column.Name} ({column.Type})"),
            ];
            findings?.AddRange(Uncovered(table, rule)
                .Select(column => new PlanFinding(PlanFindingKind.Uncovered, (table.Schema, table.Name), column.Name, null, "no rule covers it")));
            if (names.Length > 0)
                uncovered.Add($"{table}: {string.Join(", ", names)}");
        }

        if (catalog.LargeObjects > 0 && rules.KeepLargeObjects is null)
        {
            uncovered.Add($"{catalog.LargeObjects} large objects: write 'large_objects: keep' or 'large_objects: skip'");
            findings?.Add(new PlanFinding(
                PlanFindingKind.Uncovered, null, null, null, $"{catalog.LargeObjects} large objects: write 'large_objects: keep' or 'large_objects: skip'"));
        }

        if (uncovered.Count > 0 && findings is null)
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

    private IEnumerable<CatalogColumn> Uncovered(CatalogTable table, TableRule? rule) => table.Columns.Where(column =>
        !column.Generated && (rule is null || !(rule.Columns.ContainsKey(column.Name) || inherited.Find(table, column.Name) is not null)));

    private void RefuseUnreadable()
    {
        string[] unreadable = [.. plans.Values.Where(plan => plan.Copies && !plan.Table.Readable).Select(plan => plan.Table.FullName)];
        findings?.AddRange(plans.Values
            .Where(plan => plan.Copies && !plan.Table.Readable)
            .Select(plan => new PlanFinding(
                PlanFindingKind.Unreadable, (plan.Table.Schema, plan.Table.Name), null, null, "the role may not read all of its rows")));
        if (unreadable.Length > 0 && findings is null)
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

        List<ColumnPlan> columns = [.. table.Columns.Where(column => !column.Generated).Select(column => BindColumn(table, column, rule))];

        // Holes are looked up among kept columns only: a masked column's original must not come back through a template.
        Dictionary<string, ColumnPlan> kept =
            columns.Where(column => !column.IsMasked).ToDictionary(column => column.Column.Name, StringComparer.Ordinal);
        return new TablePlan(table, [.. columns.Select(column => BindShifts(table, BindHoles(table, column, kept)))], Skipped: false);
    }

    // A rule of its own goes before that of the column it refers to, and that before the table's default.
    private ColumnPlan BindColumn(CatalogTable table, CatalogColumn column, TableRule tableRule)
    {
        (ColumnRule Rule, string From)? reference = null;
        if (!tableRule.Columns.TryGetValue(column.Name, out ColumnRule? rule))
        {
            reference = inherited.Find(table, column.Name);
            rule = reference?.Rule ?? tableRule.Default ?? new ColumnRule(MaskKind.Keep, tableRule.Position);
            if (reference is null)
                shared.Add(rule.Position);
        }

        if (rule.Mask == MaskKind.Null && column.NotNull)
            Mistake(rule, $"{table}.{column.Name} is NOT NULL, so it cannot be cleared; choose another mask");
        else if (!MaskTraits.Fits(rule.Mask, column.ValueKind))
            Mistake(rule, $"mask {MaskNames.Of(rule.Mask)} cannot write {table}.{column.Name}, which is {column.Type}");
        else if (MaskOptions.FindMistake(rule, column) is { } mistake)
            Mistake(rule, $"{mistake} ({table}.{column.Name} is {column.Type})");
        return new ColumnPlan(column, rule)
        {
            Folding = inherited.FoldingOf(table, column),
            InheritedFrom = reference?.From,
        };
    }

    // A date may move by the original of a masked column: it is hashed, never shown.
    private ColumnPlan BindShifts(CatalogTable table, ColumnPlan column)
    {
        Dictionary<string, CatalogColumn> by = new(StringComparer.Ordinal);
        foreach (string name in new[] { column.Rule }.Concat((column.Rule.Paths ?? []).Select(path => path.Rule))
            .Select(rule => rule?.By).OfType<string>().Distinct())
        {
            CatalogColumn? found = table.Columns.FirstOrDefault(other => other.Name == name && !other.Generated);
            if (found is null)
                Mistake(column.Rule, $"{table} has no column {name} to move dates by{Nearest(table, name)}");
            else if (found.Kind is not (ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 or ColumnKind.Uuid or ColumnKind.Text))
                Mistake(column.Rule, $"dates cannot move by {table}.{name}, which is {found.Type}; name a number, a UUID or a text");
            else
                by.Add(name, found);
        }

        return column with { By = by };
    }

    private static string Nearest(CatalogTable table, string name) =>
        DidYouMean.Nearest(name, [.. table.Columns.Select(column => column.Name)]) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    private ColumnPlan BindHoles(CatalogTable table, ColumnPlan column, Dictionary<string, ColumnPlan> kept)
    {
        Dictionary<string, CatalogColumn> holes = new(StringComparer.Ordinal);
        foreach (string hole in column.Rule.Templates
            .SelectMany(template => template.Parts).Select(part => part.Hole).OfType<string>().Distinct())
        {
            if (hole == ValueTemplate.HashHole)
                continue;

            string name = hole == "id" && table.PrimaryKey is [var key] ? key : hole;
            if (kept.TryGetValue(name, out ColumnPlan? found))
            {
                if (found.Column.Kind is not (ColumnKind.Text or ColumnKind.Uuid or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64))
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
                    : $"{table} has no column {name} for the template's {{{hole}}}{Nearest(table, name)}");
            }
        }

        return column with { Holes = holes };
    }

    private void CheckUniqueKeys()
    {
        ILookup<uint, UniqueKey> keys = catalog.UniqueKeys.Concat(catalog.ExclusionKeys).ToLookup(key => key.Table);
        foreach (TablePlan plan in plans.Values.Where(plan => plan.Copies))
        {
            var check = new UniqueKeyCheck(plan, [.. keys[plan.Table.Oid]], Mistake);
            check.Run();
            permuted.AddRange(check.Permuted.Select(column => (plan, column)));
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
                if (referenced is null)
                    continue;
                if (SameOutcome(column, referenced))
                {
                    if (column.IsMasked && (column.Column.Nondeterministic || referenced.Column.Nondeterministic))
                        Mistake(
                            column.Rule,
                            $"{from.Table}.{column.Column.Name} refers to {to.Table}.{referencedName} ({key.Name}), whose collation takes "
                            + "texts for equal that have different pseudonyms; keep both, or clear the reference");
                    continue;
                }

                ColumnPlan masked = column.IsMasked ? column : referenced;
                Mistake(
                    masked.Rule,
                    $"{from.Table}.{column.Column.Name} refers to {to.Table}.{referencedName} ({key.Name}); give both the same mask "
                    + "without columns in its template, or keep both");
            }
        }
    }

    private static bool SameOutcome(ColumnPlan left, ColumnPlan right)
    {
        if (left.Rule.Mask == MaskKind.Number && right.Rule.Mask == MaskKind.Number)
            return Range(left) == Range(right);
        return (!left.IsMasked && !right.IsMasked)
            || (left.Rule.WritesTheSameAs(right.Rule)
                && MaskTraits.DependsOnValueOnly(left.Rule)
                && MaskTraits.DependsOnValueOnly(right.Rule));

        static Masks.NumberRange Range(ColumnPlan column) =>
            MaskTraits.RangeOf(column.Rule, column.Column.ValueKind, column.Column.Scale);
    }

    // A row whose partition key is masked would belong to another partition than the one that it is copied into.
    private void CheckPartitions()
    {
        Dictionary<(string, string), CatalogTable> tables = catalog.Tables.ToDictionary(table => (table.Schema, table.Name));
        foreach (CatalogTable table in catalog.Tables.Where(table => table.PartitionColumns.Count > 0))
        {
            foreach (TablePlan plan in plans.Values.Where(plan =>
                plan.Table.Oid == table.Oid || (plan.Table.Root is { } root && tables.GetValueOrDefault(root)?.Oid == table.Oid)))
            {
                foreach (ColumnPlan column in plan.Masked.Where(column => table.PartitionColumns.Contains(column.Column.Name, StringComparer.Ordinal)))
                    Mistake(
                        column.Rule,
                        $"{table} is partitioned by {column.Column.Name}, and a masked value would belong to another partition; keep it");
            }
        }
    }

    private void SelectRows(string? now)
    {
        foreach (CatalogTable table in catalog.Tables.Where(table => table.Root is not null))
        {
            if (rules.Tables.GetValueOrDefault((table.Schema, table.Name)) is { } own && (own.Where?.Position ?? own.Limit?.Position) is { } position)
                mistakes.Add(new RuleMistake(
                    position,
                    $"{table} is a partition; which rows are copied is said of the whole table, {table.Root!.Value.Schema}.{table.Root.Value.Name}"));
        }

        var subset = new SubsetPlanner(
            catalog, plans, SelectingRuleOf, now, (position, message) => mistakes.Add(new RuleMistake(position, message)));
        foreach ((uint table, string selection) in subset.Run())
            plans[table] = plans[table] with { Selection = selection };
    }

    private TableRule? SelectingRuleOf(CatalogTable table) =>
        rules.Tables.GetValueOrDefault(table.Root ?? (table.Schema, table.Name));

    private async Task CheckConditionsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var trial = new ConditionTrial(connection, (position, message) => mistakes.Add(new RuleMistake(position, message)));
        foreach (CatalogTable table in catalog.Tables.Where(table => table.Root is null))
        {
            if (RuleOf(table)?.Where is { } condition)
                await trial.TryAsync(table, condition, cancellationToken);
        }
    }

    // A permutation keeps apart what it knows; a number from beyond its range could meet one from within.
    private async Task CheckRangesAsync(RowWidths widths, CancellationToken cancellationToken)
    {
        foreach ((TablePlan plan, ColumnPlan column) in permuted.Where(pair => pair.Table.Table.Readable))
        {
            Masks.NumberRange range = MaskTraits.RangeOf(column.Rule, column.Column.ValueKind, column.Column.Scale);
            if (column.Column.ElementKind is not null)
                Mistake(column.Rule, $"{plan.Table}.{column.Column.Name} is an array in a unique index; keep it");
            else if (await widths.RangeAsync(plan.Table, column.Column, cancellationToken) is { } found
                && (found.Least < range.Minimum || found.Greatest > range.Maximum))
                Mistake(
                    column.Rule,
                    $"{plan.Table}.{column.Column.Name} is in a unique index and has numbers beyond {range.Minimum} to {range.Maximum}, which "
                    + "could become equal to others; widen 'min' and 'max' to hold all of them");
        }
    }

    private async Task CheckLengthsAsync(RowWidths widths, CancellationToken cancellationToken)
    {
        HashSet<RulePosition> wrong = [.. mistakes.Select(mistake => mistake.Position)];
        foreach (TablePlan plan in plans.Values.Where(plan => plan.Copies && plan.Table.Readable))
        {
            foreach (ColumnPlan column in plan.Masked.Where(column =>
                column.Column.MaximumLength is not null && !wrong.Contains(column.Rule.Position)))
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
        if (mistakes.Count > 0)
            throw rules.Invalid([.. DistinctMistakes()]);
    }

    // A partition repeats the mistakes of the table at the top, and one mistake leads to others: each place is told once.
    // A default stands for many columns.
    private IEnumerable<RuleMistake> DistinctMistakes() =>
        mistakes.DistinctBy(mistake => (mistake.Position, shared.Contains(mistake.Position) ? mistake.Message : ""));

    private PlanFinding Place(RuleMistake mistake)
    {
        foreach (TableRule table in rules.Tables.Values)
        {
            string? column = table.Columns
                .Where(pair => pair.Value.Position == mistake.Position || (pair.Value.Paths ?? []).Any(path => path.Position == mistake.Position))
                .Select(pair => pair.Key)
                .FirstOrDefault();
            if (column is not null
                || table.Position == mistake.Position
                || table.Default?.Position == mistake.Position
                || table.Where?.Position == mistake.Position
                || table.Limit?.Position == mistake.Position)
                return new PlanFinding(PlanFindingKind.Mistake, (table.Schema, table.Name), column, mistake.Position, mistake.Message);
        }

        return new PlanFinding(PlanFindingKind.Mistake, null, null, mistake.Position, mistake.Message);
    }

    private string At(RulePosition position, string message) => $"{rules.File}({position.Line},{position.Column}): {message}";

    private static string List(List<string> lines) => lines.Count <= ListLimit
        ? string.Join("\n  ", lines)
        : string.Join("\n  ", lines.Take(ListLimit).Append($"and {lines.Count - ListLimit} more"));
}
