using System.Text.Json;
using System.Text.RegularExpressions;
using StagingTools.Engine.Errors;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace StagingTools.Engine.Data.Rules;

/// <summary>Reads rules from YAML. Whatever it does not know is a mistake: a typo must never leave a column unmasked.</summary>
internal sealed partial class RulesParser
{
    private static readonly string[] TopKeys = ["version", "tables", "large_objects"];
    private static readonly string[] TableKeys = ["columns", "default", "skip"];
    private static readonly string[] ColumnKeys = ["mask", "template", "value"];
    private static readonly string[] MaskNames = [.. Enum.GetNames<MaskKind>().Select(name => name.ToLowerInvariant())];

    private readonly List<RuleMistake> mistakes = [];

    private RulesParser()
    {
    }

    /// <summary>Reads rules.</summary>
    /// <param name="file">The file's path as the user gave it.</param>
    /// <param name="hash">SHA-256 of the file.</param>
    /// <param name="yaml">The file's text.</param>
    /// <exception cref="StagingException"><c>InvalidRules</c> with every mistake's line and column.</exception>
    public static SanitizationRules Parse(string file, string hash, string yaml)
    {
        var parser = new RulesParser();
        SanitizationRules? rules = parser.Read(file, hash, yaml);
        return rules is not null && parser.mistakes.Count == 0 ? rules : throw SanitizationRules.Invalid(file, parser.mistakes);
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
            Mistake(failure.Start, failure.Message.StartsWith("Duplicate key", StringComparison.OrdinalIgnoreCase)
                ? "this key stands twice"
                : $"not valid YAML: {failure.Message.TrimEnd('.')}");
            return null;
        }

        if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
        {
            mistakes.Add(new RuleMistake(new RulePosition(1, 1), "expected one document with 'version: 1' and 'tables:'"));
            return null;
        }

        Dictionary<(string Schema, string Name), TableRule> tables = [];
        bool hasVersion = false;
        bool? largeObjects = null;
        foreach ((string key, YamlNode value) in Entries(root, TopKeys))
        {
            switch (key)
            {
                case "version":
                    hasVersion = true;
                    if (Scalar(value, "the version") is { } version && version != "1")
                        Mistake(value, $"version '{version}' is not known; this program reads version 1");
                    break;
                case "tables":
                    ReadTables(value, tables);
                    break;
                default:
                    largeObjects = Choice(value, "large_objects", "keep", "skip");
                    break;
            }
        }

        if (!hasVersion)
            Mistake(root, "'version: 1' is missing");
        return new SanitizationRules(file, hash, tables) { KeepLargeObjects = largeObjects };
    }

    private void ReadTables(YamlNode node, Dictionary<(string Schema, string Name), TableRule> tables)
    {
        if (Mapping(node, "tables") is not { } mapping)
            return;

        foreach ((YamlNode keyNode, YamlNode value) in mapping.Children)
        {
            if (Scalar(keyNode, "a table's name") is not { } key)
                continue;
            if (!TryTableName(key, out string schema, out string name))
            {
                Mistake(keyNode, $"'{key}' is not a table's name; write schema.table");
                continue;
            }

            if (!tables.TryAdd((schema, name), ReadTable(schema, name, keyNode, value)))
                Mistake(keyNode, $"the table {schema}.{name} stands twice");
        }
    }

    private TableRule ReadTable(string schema, string name, YamlNode keyNode, YamlNode node)
    {
        var rule = new TableRule(schema, name, Position(keyNode));
        if (Mapping(node, $"{schema}.{name}") is not { } mapping)
            return rule;

        Dictionary<string, ColumnRule> columns = new(StringComparer.Ordinal);
        foreach ((string key, YamlNode value) in Entries(mapping, TableKeys))
        {
            switch (key)
            {
                case "skip":
                    rule = rule with { Skip = Choice(value, "skip", "true", "false") == true };
                    break;
                case "default":
                    rule = rule with { KeepsOthers = Choice(value, "default", "keep", "fail") == true };
                    break;
                default:
                    if (Mapping(value, "columns") is { } entries)
                        ReadColumns(entries, columns);
                    break;
            }
        }

        if (rule.Skip && (columns.Count > 0 || rule.KeepsOthers))
            Mistake(keyNode, $"{schema}.{name} is skipped: its rows are not copied, so it takes no rules for columns");
        return rule with { Columns = columns };
    }

    private void ReadColumns(YamlMappingNode mapping, Dictionary<string, ColumnRule> columns)
    {
        foreach ((YamlNode keyNode, YamlNode value) in mapping.Children)
        {
            if (Scalar(keyNode, "a column's name") is { } name && ReadColumn(value) is { } rule)
                columns.Add(name, rule with { Position = Position(keyNode) });
        }
    }

    private ColumnRule? ReadColumn(YamlNode node)
    {
        if (node is YamlScalarNode scalar)
            return Mask(scalar) is { } simple ? Complete(new ColumnRule(simple, Position(node)), node, null, null) : null;

        if (Mapping(node, "a column's rule") is not { } mapping)
            return null;

        MaskKind? mask = null;
        bool named = false;
        YamlScalarNode? template = null;
        YamlScalarNode? json = null;
        foreach ((string key, YamlNode value) in Entries(mapping, ColumnKeys))
        {
            named |= key == "mask";
            if (Scalar(value, key) is null)
                continue;

            switch (key)
            {
                case "mask":
                    mask = Mask((YamlScalarNode)value);
                    break;
                case "template":
                    template = (YamlScalarNode)value;
                    break;
                default:
                    json = (YamlScalarNode)value;
                    break;
            }
        }

        if (!named)
            Mistake(node, "the rule names no mask; write 'mask: keep', 'mask: email' ...");
        return mask is { } kind ? Complete(new ColumnRule(kind, Position(node)), node, template, json) : null;
    }

    private ColumnRule? Complete(ColumnRule rule, YamlNode node, YamlScalarNode? template, YamlScalarNode? json)
    {
        string mask = rule.Mask.ToString().ToLowerInvariant();
        if (rule.Mask == MaskKind.Template && template is null)
            return Wrong<ColumnRule?>(null, node, "mask template needs a 'template:', such as \"Test User {id}\"");

        if (template is not null)
        {
            if (rule.Mask is MaskKind.Keep or MaskKind.Null or MaskKind.Hash or MaskKind.Uuid or MaskKind.Jsonb)
                return Wrong<ColumnRule?>(null, template, $"mask {mask} takes no template");
            if (!ValueTemplate.TryParse(template.Value ?? "", out ValueTemplate? parsed, out string? mistake))
                return Wrong<ColumnRule?>(null, template, $"the template has {mistake}");
            rule = rule with { Template = parsed };
        }

        if (json is not null)
        {
            if (rule.Mask != MaskKind.Jsonb)
                return Wrong<ColumnRule?>(null, json, $"mask {mask} takes no value; 'value' is the document of mask jsonb");
            try
            {
                using JsonDocument document = JsonDocument.Parse(json.Value ?? "");
                rule = rule with { Json = document.RootElement.GetRawText() };
            }
            catch (JsonException)
            {
                return Wrong<ColumnRule?>(null, json, "the value is not a JSON document");
            }
        }

        return rule;
    }

    private MaskKind? Mask(YamlScalarNode node)
    {
        string text = node.Value ?? "";
        if (text is "" or "~")
            return Wrong<MaskKind?>(null, node, "no mask is named; write 'null' to clear the column, 'keep' to copy it");
        return MaskNames.Contains(text, StringComparer.Ordinal)
            ? Enum.Parse<MaskKind>(text, ignoreCase: true)
            : Wrong<MaskKind?>(null, node, $"unknown mask '{text}'{Suggestion(text, MaskNames)}");
    }

    // Keys that are not in the list become mistakes and are left out.
    private IEnumerable<(string Key, YamlNode Value)> Entries(YamlMappingNode mapping, string[] known)
    {
        foreach ((YamlNode keyNode, YamlNode value) in mapping.Children)
        {
            if (Scalar(keyNode, "a key") is not { } key)
                continue;
            if (known.Contains(key, StringComparer.Ordinal))
                yield return (key, value);
            else
                Mistake(keyNode, $"unknown key '{key}'{Suggestion(key, known)}");
        }
    }

    private bool? Choice(YamlNode node, string what, string yes, string no) => Scalar(node, what) switch
    {
        null => null,
        var text when text == yes => true,
        var text when text == no => false,
        var text => Wrong<bool?>(null, node, $"{what} is {yes} or {no}, not '{text}'"),
    };

    private YamlMappingNode? Mapping(YamlNode node, string what) =>
        node as YamlMappingNode ?? Wrong<YamlMappingNode?>(null, node, $"expected a mapping for {what}");

    private string? Scalar(YamlNode node, string what) =>
        (node as YamlScalarNode)?.Value ?? Wrong<string?>(null, node, $"expected a single value for {what}");

    private T Wrong<T>(T result, YamlNode node, string message)
    {
        Mistake(node, message);
        return result;
    }

    private void Mistake(YamlNode node, string message) => Mistake(node.Start, message);

    private void Mistake(Mark mark, string message) =>
        mistakes.Add(new RuleMistake(new RulePosition(mark.Line, mark.Column), message));

    private static RulePosition Position(YamlNode node) => new(node.Start.Line, node.Start.Column);

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

    private static string Suggestion(string text, IReadOnlyCollection<string> known)
    {
        string? nearest = known
            .Select(candidate => (candidate, distance: Distance(text, candidate)))
            .Where(pair => pair.distance <= 2)
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
        return nearest is null ? $"; known are {string.Join(", ", known)}" : $"; did you mean '{nearest}'?";
    }

    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[^1];
    }

    // One part after the other without a gap, so that a text which is no name has a wrong number of them.
    [GeneratedRegex("""\G(^|\.)("(?<quoted>([^"]|"")+)"(?=\.|$)|(?<plain>[^".]*)(?=\.|$))""", RegexOptions.CultureInvariant)]
    private static partial Regex TableName();
}
