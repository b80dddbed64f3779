using System.Text.RegularExpressions;
using StagingTools.Engine.Errors;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace StagingTools.Engine.Data.Rules;

/// <summary>Reads rules from YAML. Whatever it does not know is a mistake: a typo must never leave a column unmasked.</summary>
internal sealed partial class RulesParser
{
    private static readonly string[] TopKeys = ["version", "tables", "large_objects"];
    private static readonly string[] TableKeys = ["columns", "default", "skip", "where", "limit"];

    private readonly YamlReading reading = new();
    private readonly ColumnRuleReader columnRules;

    private RulesParser() => columnRules = new ColumnRuleReader(reading);

    /// <summary>Reads rules.</summary>
    /// <param name="file">The file's path as the user gave it.</param>
    /// <param name="hash">SHA-256 of the file.</param>
    /// <param name="yaml">The file's text.</param>
    /// <exception cref="StagingException"><c>InvalidRules</c> with every mistake's line and column.</exception>
    public static SanitizationRules Parse(string file, string hash, string yaml)
    {
        var parser = new RulesParser();
        SanitizationRules? rules = parser.Read(file, hash, yaml);
        return rules is not null && parser.reading.Mistakes.Count == 0
            ? rules
            : throw SanitizationRules.Invalid(file, parser.reading.Mistakes);
    }

    private SanitizationRules? Read(string file, string hash, string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException failure)
        {
            reading.Mistake(failure.Start, failure.Message.StartsWith("Duplicate key", StringComparison.OrdinalIgnoreCase)
                ? "this key stands twice"
                : $"not valid YAML: {failure.Message.TrimEnd('.')}");
            return null;
        }

        if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
        {
            reading.Mistake(new Mark(0, 1, 1), "expected one document with 'version: 1' and 'tables:'");
            return null;
        }

        Dictionary<(string Schema, string Name), TableRule> tables = [];
        bool hasVersion = false;
        bool? largeObjects = null;
        foreach ((string key, YamlNode value) in reading.Entries(root, TopKeys))
        {
            switch (key)
            {
                case "version":
                    hasVersion = true;
                    if (reading.Scalar(value, "the version") is { } version && version != "1")
                        reading.Mistake(value, $"version '{version}' is not known; this program reads version 1");
                    break;
                case "tables":
                    ReadTables(value, tables);
                    break;
                default:
                    largeObjects = reading.Choice(value, "large_objects", "keep", "skip");
                    break;
            }
        }

        if (!hasVersion)
            reading.Mistake(root, "'version: 1' is missing");
        return new SanitizationRules(file, hash, tables) { KeepLargeObjects = largeObjects };
    }

    private void ReadTables(YamlNode node, Dictionary<(string Schema, string Name), TableRule> tables)
    {
        if (reading.Mapping(node, "tables") is not { } mapping)
            return;

        foreach ((YamlNode keyNode, YamlNode value) in mapping.Children)
        {
            if (reading.Scalar(keyNode, "a table's name") is not { } key)
                continue;
            if (!TryTableName(key, out string schema, out string name))
            {
                reading.Mistake(keyNode, $"'{key}' is not a table's name; write schema.table");
                continue;
            }

            if (!tables.TryAdd((schema, name), ReadTable(schema, name, keyNode, value)))
                reading.Mistake(keyNode, $"the table {schema}.{name} stands twice");
        }
    }

    private TableRule ReadTable(string schema, string name, YamlNode keyNode, YamlNode node)
    {
        var rule = new TableRule(schema, name, YamlReading.Position(keyNode));
        if (reading.Mapping(node, $"{schema}.{name}") is not { } mapping)
            return rule;

        Dictionary<string, ColumnRule> columns = new(StringComparer.Ordinal);
        foreach ((string key, YamlNode value) in reading.Entries(mapping, TableKeys))
        {
            switch (key)
            {
                case "skip":
                    rule = rule with { Skip = reading.Choice(value, "skip", "true", "false") == true };
                    break;
                case "default":
                    if (value is not YamlScalarNode { Value: "fail" })
                        rule = rule with { Default = columnRules.Read(value) };
                    break;
                case "where":
                    rule = rule with { Where = ReadCondition(value) };
                    break;
                case "limit":
                    if (reading.Integer(value, "limit", 1, long.MaxValue) is { } limit)
                        rule = rule with { Limit = new RowLimit(limit, YamlReading.Position(value)) };
                    break;
                default:
                    if (reading.Mapping(value, "columns") is { } entries)
                        ReadColumns(entries, columns);
                    break;
            }
        }

        if (rule.Skip && (columns.Count > 0 || rule.Default is not null || rule.Where is not null || rule.Limit is not null))
            reading.Mistake(
                keyNode, $"{schema}.{name} is skipped: its rows are not copied, so it takes no rules for columns and no conditions");
        return rule with { Columns = columns };
    }

    private RowCondition? ReadCondition(YamlNode node)
    {
        if (reading.Scalar(node, "where") is not { } sql)
            return null;
        return string.IsNullOrWhiteSpace(sql)
            ? reading.Wrong<RowCondition?>(null, node, "the condition is empty; write one as in SQL: \"created_at > now() - interval '90 days'\"")
            : new RowCondition(sql, YamlReading.Position(node));
    }

    private void ReadColumns(YamlMappingNode mapping, Dictionary<string, ColumnRule> columns)
    {
        foreach ((YamlNode keyNode, YamlNode value) in mapping.Children)
        {
            if (reading.Scalar(keyNode, "a column's name") is { } name && columnRules.Read(value) is { } rule)
                columns.Add(name, rule with { Position = YamlReading.Position(keyNode) });
        }
    }

    // public.users, or with SQL's quotes where a name holds a dot or a quote: '"odd.schema"."odd ""table"""'. Without a
    // schema it is public's.
    private static bool TryTableName(string text, out string schema, out string name)
    {
        string[] parts = [.. TableName().Matches(text).Select(match => match.Groups["plain"] is { Success: true } plain
            ? plain.Value
            : match.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal))];
        (schema, name) = parts switch
        {
            [var table] => ("public", table),
            [var first, var second] => (first, second),
            _ => ("", ""),
        };
        return schema.Length > 0 && name.Length > 0;
    }

    // One part after the other without a gap, so that a text which is no name has a wrong number of them.
    [GeneratedRegex("""\G(^|\.)("(?<quoted>([^"]|"")+)"(?=\.|$)|(?<plain>[^".]*)(?=\.|$))""", RegexOptions.CultureInvariant)]
    private static partial Regex TableName();
}
