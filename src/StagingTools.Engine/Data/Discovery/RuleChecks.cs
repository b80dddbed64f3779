using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>Collects what is found, as records.</summary>
/// <param name="requested">The environment, for the records.</param>
/// <param name="region">The region, for the records.</param>
/// <param name="tables">The tables that were asked for.</param>
/// <param name="columns">The columns that were asked for.</param>
internal sealed class RuleChecks(RequestedEnvironment requested, string region, NamePattern tables, NamePattern columns)
{
    private readonly List<StagingDataRuleCheck> checks = [];

    /// <summary>Everything, the worst first.</summary>
    public IReadOnlyList<StagingDataRuleCheck> All => [.. checks.OrderByDescending(check => check.Status)];

    /// <summary>Whether a table was asked for.</summary>
    public bool Wants(CatalogTable table) => tables.FitsTable(table.Schema, table.Name);

    /// <summary>Adds what a sync would refuse.</summary>
    public void Add(IEnumerable<PlanFinding> findings, SanitizationRules rules)
    {
        foreach (PlanFinding finding in findings)
        {
            if (finding.Table is { } table && !tables.FitsTable(table.Schema, table.Name))
                continue;

            RuleCheckKind kind = finding.Kind switch
            {
                PlanFindingKind.Unknown => RuleCheckKind.Stale,
                PlanFindingKind.Uncovered => RuleCheckKind.Uncovered,
                PlanFindingKind.Unreadable => RuleCheckKind.Unreadable,
                _ => RuleCheckKind.Mistake,
            };
            ColumnRule? rule = finding is { Table: { } place, Column: { } column }
                ? rules.Tables.GetValueOrDefault(place)?.Columns.GetValueOrDefault(column)
                : null;
            Add(
                finding.Table is { } named ? $"{named.Schema}.{named.Name}" : "",
                finding.Column,
                rule,
                RuleCheckStatus.Failed,
                kind,
                finding.Message,
                line: finding.Position?.Line);
        }
    }

    /// <summary>Adds a table that arrives without rows.</summary>
    public void AddSkipped(CatalogTable table, SanitizationRules rules)
    {
        TableRule? rule = rules.Tables.GetValueOrDefault((table.Schema, table.Name));
        if (columns.IsEverything)
            checks.Add(Record(table.FullName, null, RuleCheckStatus.Passed, RuleCheckKind.None, null) with { Mask = "skip", Line = rule?.Position.Line });
    }

    /// <summary>Adds a table's columns that a sync would take.</summary>
    /// <param name="table">The table.</param>
    /// <param name="outcome">What its rows showed; <see langword="null"/> when none were read.</param>
    /// <param name="wrong">Columns that were told of already.</param>
    public void Add(TablePlan table, TableCheck.Outcome? outcome, IReadOnlySet<string> wrong)
    {
        foreach (ColumnPlan column in table.Columns.Where(column => !wrong.Contains(column.Column.Name)))
        {
            string name = column.Column.Name;
            ColumnMeaning meaning = ColumnNames.Read(name);
            if (outcome?.Findings.GetValueOrDefault(name) is { } found)
                Add(table.Table.FullName, name, column.Rule, RuleCheckStatus.Failed, RuleCheckKind.PersonalData, found);
            else if (column.Rule is { Mask: MaskKind.Keep, Contains: KnownContents.None }
                && IsText(column.Column, meaning)
                && ColumnNames.IsPersonal(meaning))
                Add(
                    table.Table.FullName,
                    name,
                    column.Rule,
                    RuleCheckStatus.Warning,
                    RuleCheckKind.Suspicious,
                    $"it is kept, and named like {ColumnNames.Describe(meaning)}; keep it only when nothing in it is about a person");
            else
                Add(table.Table.FullName, name, column.Rule, RuleCheckStatus.Passed, RuleCheckKind.None, null, outcome?.Previews.GetValueOrDefault(name));
        }
    }

    private static bool IsText(CatalogColumn column, ColumnMeaning meaning) =>
        column.ValueKind == ColumnKind.Text || (column.ValueKind == ColumnKind.Date && meaning == ColumnMeaning.Birth);

    private void Add(
        string table,
        string? column,
        ColumnRule? rule,
        RuleCheckStatus status,
        RuleCheckKind kind,
        string? finding,
        IReadOnlyList<MaskPreview>? preview = null,
        long? line = null)
    {
        if (column is null ? !columns.IsEverything : !columns.Fits(column))
            return;
        checks.Add(Record(table, column, status, kind, finding) with
        {
            Mask = rule is null ? null : MaskNames.Of(rule.Mask),
            Line = line ?? (rule is { Position.Line: > 0 } ? rule.Position.Line : null),
            Preview = preview ?? [],
        });
    }

    private StagingDataRuleCheck Record(string table, string? column, RuleCheckStatus status, RuleCheckKind kind, string? finding) => new()
    {
        Project = requested.Project,
        EnvironmentName = requested.EnvironmentName,
        Region = region,
        Table = table,
        Column = column,
        Status = status,
        Kind = kind,
        Finding = finding,
    };
}
