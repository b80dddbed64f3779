using System.Globalization;
using System.Text;
using StagingTools.Engine.Data.Catalog;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>The proposed rules of a database, and their text.</summary>
/// <param name="columns">The columns in the order of their tables.</param>
/// <param name="largeObjects">Large objects that nothing is said of yet.</param>
internal sealed class RulesDraft(IReadOnlyList<ProposedColumn> columns, long largeObjects)
{
    /// <summary>Stands before what is left to people. The line is a comment, so that a sync stops until one has decided.</summary>
    public const string DecideMark = "# decide ";

    /// <summary>The columns.</summary>
    public IReadOnlyList<ProposedColumn> Columns { get; } = columns;

    /// <summary>The columns by table, in order.</summary>
    public IEnumerable<IGrouping<CatalogTable, ProposedColumn>> Tables => Columns.GroupBy(column => column.Table);

    /// <summary>The text of a whole file.</summary>
    /// <param name="database">The database that was looked at, for the heading.</param>
    public string Render(string database)
    {
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
             # Sanitization rules for {YamlText.Comment(database)}, proposed from its columns and samples of their values.
             #
             # Review every line: a comment says why a rule is proposed, not that it is right.
             #   keep      the column is copied as it is; see that nothing in it is about a person
             #   # decide  nothing is proposed; write the column with its mask. Until then no sync runs.
             # docs/data-sync.md has every mask.
             version: 1

             """);
        if (largeObjects > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"{DecideMark}large_objects: skip  # {largeObjects} large objects, which may hold anything; or keep");
        text.AppendLine();
        if (Columns.Count == 0)
            return text.AppendLine("tables: {}").ToString();

        text.Append("tables:");
        foreach (IGrouping<CatalogTable, ProposedColumn> table in Tables)
        {
            text.AppendLine();
            foreach (string line in TableLines(table))
                text.Append("  ").AppendLine(line);
        }

        return text.Replace("\r\n", "\n").ToString();
    }

    /// <summary>The lines of a table that the file does not have yet.</summary>
    public static IEnumerable<string> TableLines(IGrouping<CatalogTable, ProposedColumn> table)
    {
        yield return $"{YamlText.Table(table.Key.Schema, table.Key.Name)}:";
        foreach (string line in ColumnsLines(table))
            yield return "  " + line;
    }

    /// <summary>The lines of <c>columns</c>.</summary>
    public static IEnumerable<string> ColumnsLines(IEnumerable<ProposedColumn> columns)
    {
        ProposedColumn[] all = [.. columns];
        // A mapping of comments alone would be none.
        yield return all.All(column => column.Rule is null) ? "columns: {}" : "columns:";
        foreach (string line in all.SelectMany(ColumnLines))
            yield return "  " + line;
    }

    /// <summary>The lines of a column.</summary>
    public static IEnumerable<string> ColumnLines(ProposedColumn column)
    {
        string name = YamlText.Scalar(column.Column.Name);
        string comment = YamlText.Comment($"{column.Reason}");
        if (column.Rule is not { } rule)
        {
            yield return $"{DecideMark}{name}: ?  # {YamlText.Comment(column.Column.Type)}: {comment}";
            yield break;
        }

        if (rule.Block is not { } block)
        {
            yield return $"{name}: {rule.Flow}  # {comment}";
            yield break;
        }

        yield return $"{name}:  # {comment}";
        foreach (string line in block)
            yield return "  " + line;
    }

    /// <summary>A table in one line, where a file is written that way.</summary>
    public static string TableFlow(IGrouping<CatalogTable, ProposedColumn> table) =>
        $"{YamlText.Table(table.Key.Schema, table.Key.Name)}: {{ columns: {{ {ColumnsFlow(table)} }} }}";

    /// <summary>Columns in one line; those that are left to people have no place there.</summary>
    public static string ColumnsFlow(IEnumerable<ProposedColumn> columns) => string.Join(
        ", ", columns.Where(column => column.Rule is not null).Select(column => $"{YamlText.Scalar(column.Column.Name)}: {column.Rule!.Flow}"));

    /// <summary>The draft for a question: a line a table.</summary>
    public string Summarize()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Counted(Tables.Count(), "table")}, {Counted(Columns.Count, "column")}: {Count("keep")} kept, ");
        text.AppendLine(CultureInfo.InvariantCulture, $"{Columns.Count(column => column.Rule is { Mask: not "keep" })} masked, {Columns.Count(column => column.Rule is null)} left to decide");
        foreach (IGrouping<CatalogTable, ProposedColumn> table in Tables)
        {
            string masked = string.Join(", ", table.Where(column => column.Rule is { Mask: not "keep" }).Select(column => $"{column.Column.Name} ({column.Rule!.Mask})"));
            string open = string.Join(", ", table.Where(column => column.Rule is null).Select(column => column.Column.Name));
            text.Append("  ").Append(table.Key.FullName);
            text.Append(masked.Length > 0 ? $": {masked}" : ": nothing masked");
            text.AppendLine(open.Length > 0 ? $"; to decide: {open}" : "");
        }

        return text.ToString().TrimEnd();

        static string Counted(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

        int Count(string mask) => Columns.Count(column => column.Rule?.Mask == mask);
    }
}
