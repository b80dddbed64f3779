using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Errors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>
/// Puts rules into the text of a rules file. What stands there stays to the letter, comments too; the result is read again
/// and has to say of everything else what it said before.
/// </summary>
/// <param name="file">The file's path as the user gave it.</param>
/// <param name="text">Its text.</param>
internal sealed class RulesMerger(string file, string text)
{
    private readonly SanitizationRules before = RulesParser.Parse(file, "", text);
    private readonly List<(int Index, string Text)> insertions = [];
    private readonly Dictionary<long, long> closings = [];
    private string plain = "";

    /// <summary>The rules as they are.</summary>
    public SanitizationRules Rules => before;

    /// <summary>The text with more rules.</summary>
    /// <param name="draft">Rules of columns that the file does not have.</param>
    /// <exception cref="StagingException"><c>RulesNotMergeable</c>: the file's form is one that this cannot add to.</exception>
    public string Merge(RulesDraft draft)
    {
        plain = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        insertions.Clear();
        FindClosings();
        YamlStream stream = new();
        stream.Load(new StringReader(plain));
        YamlMappingNode root = (YamlMappingNode)stream.Documents[0].RootNode;
        if (Entry(root, "tables") is YamlMappingNode tables)
            Add(tables, draft);
        else if (draft.Columns.Count > 0)
            Insert(plain.Length, string.Join("\n", (string[])["tables:", .. draft.Tables.SelectMany(RulesDraft.TableLines).Select(line => "  " + line)]) + "\n");

        // From the end, so that places stay right; of several at one place the last goes first.
        string merged = plain;
        foreach ((int index, string added) in Enumerable.Reverse(insertions).OrderByDescending(insertion => insertion.Index))
            merged = merged.Insert(index, added);
        Verify(merged, draft);
        return text.Contains("\r\n", StringComparison.Ordinal) ? merged.Replace("\n", "\r\n", StringComparison.Ordinal) : merged;
    }

    private void Add(YamlMappingNode tables, RulesDraft draft)
    {
        List<IGrouping<CatalogTable, ProposedColumn>> missing = [];
        foreach (IGrouping<CatalogTable, ProposedColumn> table in draft.Tables)
        {
            if (!before.Tables.TryGetValue((table.Key.Schema, table.Key.Name), out TableRule? rule))
            {
                missing.Add(table);
                continue;
            }

            YamlMappingNode node = (YamlMappingNode)tables.Children
                .First(pair => pair.Key.Start.Line == rule.Position.Line && pair.Key.Start.Column == rule.Position.Column).Value;
            if (Entry(node, "columns") is YamlMappingNode columns)
                Insert(columns, table.SelectMany(RulesDraft.ColumnLines), RulesDraft.ColumnsFlow(table));
            else
                Insert(node, RulesDraft.ColumnsLines(table), $"columns: {{ {RulesDraft.ColumnsFlow(table)} }}");
        }

        if (missing.Count > 0)
            Insert(
                tables,
                missing.SelectMany(table => RulesDraft.TableLines(table).Prepend("")),
                string.Join(", ", missing.Select(RulesDraft.TableFlow)));
    }

    // Behind the last entry of a mapping, in the style that the mapping has.
    private void Insert(YamlMappingNode mapping, IEnumerable<string> lines, string flow)
    {
        if (mapping.Style == MappingStyle.Flow || mapping.Children.Count == 0)
        {
            if (!closings.TryGetValue(mapping.Start.Index, out long closing) || closing >= plain.Length || plain[(int)closing] != '}')
                throw NotMergeable();
            int close = (int)closing;
            int end = close;
            while (end > 0 && plain[end - 1] == ' ')
                end--;
            string separator = mapping.Children.Count > 0 && plain[end - 1] != ',' ? ", " : " ";
            if (flow.Length > 0)
                Insert(end, $"{separator}{flow}{(end == close ? " " : "")}");
            return;
        }

        string indent = new(' ', (int)mapping.Children.First().Key.Start.Column - 1);
        int at = AfterLine(LastLine(mapping.Children.Last().Value));
        string added = string.Concat(lines.Select(line => line.Length == 0 ? "\n" : $"{indent}{line}\n"));
        Insert(at, at > 0 && plain[at - 1] != '\n' ? "\n" + added : added);
    }

    // The representation model knows where a mapping begins and not where it ends; the parser knows both.
    private void FindClosings()
    {
        closings.Clear();
        Stack<long> open = new();
        Parser parser = new(new StringReader(plain));
        while (parser.MoveNext())
        {
            if (parser.Current is MappingStart start)
                open.Push(start.Start.Index);
            else if (parser.Current is MappingEnd end)
                closings[open.Pop()] = end.Start.Index;
        }
    }

    // The line that a node ends on; a comment behind it is on the same.
    private long LastLine(YamlNode node) => node switch
    {
        YamlMappingNode { Style: not MappingStyle.Flow, Children.Count: > 0 } mapping => LastLine(mapping.Children.Last().Value),
        YamlMappingNode mapping when closings.TryGetValue(mapping.Start.Index, out long closing) => plain.AsSpan(0, (int)closing).Count('\n') + 1,
        YamlSequenceNode { Children.Count: > 0 } sequence => LastLine(sequence.Children[^1]),
        YamlScalarNode { Style: ScalarStyle.Literal or ScalarStyle.Folded } => node.End.Line - (node.End.Column == 1 ? 1 : 0),
        _ => node.End.Line,
    };

    private void Insert(int index, string added) => insertions.Add((index, added));

    private static YamlNode? Entry(YamlMappingNode mapping, string key) =>
        mapping.Children.Where(pair => pair.Key is YamlScalarNode scalar && scalar.Value == key).Select(pair => pair.Value).FirstOrDefault();

    private int AfterLine(long line)
    {
        int at = 0;
        for (long i = 0; i < line; i++)
        {
            int end = plain.IndexOf('\n', at);
            if (end < 0)
                return plain.Length;
            at = end + 1;
        }

        return at;
    }

    private void Verify(string merged, RulesDraft draft)
    {
        SanitizationRules after;
        try
        {
            after = RulesParser.Parse(file, "", merged);
        }
        catch (StagingException)
        {
            throw NotMergeable();
        }

        bool same = before.KeepLargeObjects == after.KeepLargeObjects && before.Tables.All(pair =>
            after.Tables.TryGetValue(pair.Key, out TableRule? table)
            && table.Skip == pair.Value.Skip
            && table.Where?.Sql == pair.Value.Where?.Sql
            && table.Limit?.Rows == pair.Value.Limit?.Rows
            && (table.Default is null) == (pair.Value.Default is null)
            && pair.Value.Columns.All(column =>
                table.Columns.TryGetValue(column.Key, out ColumnRule? rule)
                && rule.WritesTheSameAs(column.Value)
                && rule.Contains == column.Value.Contains));
        HashSet<(string, string, string)> wanted = [.. draft.Columns.Select(column => (column.Table.Schema, column.Table.Name, column.Column.Name))];
        // An alias would pass what is added on to other tables.
        bool nothingElse = after.Tables.All(table => table.Value.Columns.Keys.All(column =>
            before.Tables.GetValueOrDefault(table.Key)?.Columns.ContainsKey(column) == true
            || wanted.Contains((table.Key.Schema, table.Key.Name, column))));
        bool complete = draft.Columns.Where(column => column.Rule is not null).All(column =>
            after.Tables.TryGetValue((column.Table.Schema, column.Table.Name), out TableRule? table)
            && table.Columns.TryGetValue(column.Column.Name, out ColumnRule? rule)
            && MaskNames.Of(rule.Mask) == column.Rule!.Mask);
        if (!same || !complete || !nothingElse)
            throw NotMergeable();
    }

    private StagingException NotMergeable() => new(
        "RulesNotMergeable",
        StagingErrorCategory.InvalidState,
        $"Rules cannot be added to '{file}' without changing what stands there.")
    {
        TargetInput = file,
        RecommendedAction = "Write the proposed rules to another file (--rules) and copy what is missing.",
    };
}
