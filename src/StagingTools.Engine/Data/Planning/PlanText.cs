using System.Globalization;
using System.Text;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Data.Swap;

namespace StagingTools.Engine.Data.Planning;

/// <summary>Writes a plan for people: what what-if shows and what a confirmation is asked for.</summary>
internal static class PlanText
{
    /// <summary>The plan in lines.</summary>
    /// <param name="plan">The tables.</param>
    /// <param name="sides">The databases.</param>
    /// <param name="key">Where the masking key comes from.</param>
    /// <param name="caps">How much is asked of production.</param>
    public static string Render(SyncPlan plan, SyncSides sides, string key, SyncCaps caps)
    {
        DatabaseNames names = DatabaseNames.Of(sides.Target.Address.Database);
        TablePlan[] copied = [.. plan.Copied];
        var text = new StringBuilder();
        Line("From", $"{sides.Source.Address} (PostgreSQL {sides.SourceMajor}), read-only, one snapshot, {caps.Describe()}");
        Line("Into", $"{sides.Target.Address} (PostgreSQL {sides.TargetState.Major}, {CopyProgress.Size(sides.TargetState.Size)})");
        Line("Kept", $"what stands there becomes {names.Previous}");
        if (sides.TargetState.PreviousSize is { } previous)
            Line("Dropped", $"{names.Previous} of the last sync ({CopyProgress.Size(previous)})");
        if (sides.TargetState.Sessions > 0)
            Line("Ended", $"{sides.TargetState.Sessions} sessions on the target, at the swap");
        if (sides.BackupFolder is { } folder)
            Line("Backup", $"what stands there is written to {folder} first");
        if (sides.Disk is { } disk)
            Line("Disk", disk.Describe());
        Line("Rules", plan.Rules.Describe());
        if (!plan.Rules.KeepsEverything)
            Line("Key", key);
        Line("Data", string.Create(
            CultureInfo.InvariantCulture,
            $"about {copied.Sum(table => table.Table.EstimatedRows):N0} rows, {CopyProgress.Size(copied.Sum(table => table.Table.Size))} "
            + $"in {copied.Length} tables, {caps.Jobs} at once, {copied.Sum(table => table.Masked.Count())} columns masked"));
        Line("Time", caps.Estimate(copied.Sum(table => table.Table.Size)));
        if (plan.Catalog.LargeObjects > 0)
            Line("Objects", $"{plan.Catalog.LargeObjects} large objects are {(plan.CopiesLargeObjects ? "copied" : "left out")}");
        text.AppendLine();

        int width = Math.Max("table".Length, copied.Select(table => table.Table.FullName.Length).DefaultIfEmpty().Max());
        text.AppendLine(CultureInfo.InvariantCulture, $"{"table".PadRight(width)}  {"rows",12}  {"size",9}  columns");
        foreach (TablePlan table in copied)
        {
            string masked = string.Join(", ", table.Masked.Select(Describe));
            int kept = table.Kept.Count();
            string columns = masked.Length == 0 ? $"{kept} kept" : kept == 0 ? masked : $"{masked}; {kept} kept";
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{table.Table.FullName.PadRight(width)}  {table.Table.EstimatedRows,12:N0}  {CopyProgress.Size(table.Table.Size),9}  {columns}");
        }

        string[] skipped = [.. plan.Tables.Where(table => table.Skipped).Select(table => table.Table.FullName)];
        if (skipped.Length > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"without rows: {string.Join(", ", skipped)}");
        string[] subsets = [.. copied.Where(table => table.Selection is not null).Select(table => table.Table.FullName)];
        if (subsets.Length > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"some rows only: {string.Join(", ", subsets)}");
        return text.ToString().TrimEnd();

        void Line(string name, string value) => text.Append(name.PadRight(9)).AppendLine(value);
    }

    private static string Describe(ColumnPlan column) =>
        $"{column.Column.Name} -> {Outcome(column.Rule)}{(column.InheritedFrom is { } from ? $" (as {from})" : "")}";

    private static string Outcome(ColumnRule rule) => rule switch
    {
        { Template: { } template } => $"\"{template}\"",
        { Mask: MaskKind.Null } => "NULL",
        { Mask: MaskKind.Jsonb, Paths: { } paths } => $"{paths.Count} paths, others {rule.Others.ToString().ToLowerInvariant()}",
        { Mask: MaskKind.Jsonb } => rule.Json ?? "{}",
        _ => MaskNames.Of(rule.Mask),
    };
}
