using System.Globalization;
using System.Text.Json;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Settings;

/// <summary>
/// Reads settings from JSON. Whatever it does not know is a mistake: a typo in <c>productionAccounts</c> must never leave
/// production open.
/// </summary>
internal sealed class SettingsParser
{
    private const string SchemaKey = "$schema";

    private static readonly SettingDefinition[] Known = [.. SettingCatalog.All.Where(setting => setting.IsInFile)];
    private static readonly string[] Groups = [.. Known.Select(setting => setting.Group).Where(group => group.Length > 0).Distinct()];
    private static readonly string[] TopKeys =
        [SchemaKey, .. Known.Select(setting => setting.Group.Length > 0 ? setting.Group : setting.Key).Distinct()];

    private readonly List<SettingMistake> mistakes = [];
    private readonly Dictionary<string, SettingInFile> values = new(StringComparer.Ordinal);

    private readonly string path;

    private SettingsParser(string path) => this.path = path;

    /// <summary>Reads settings.</summary>
    /// <param name="path">The file's path; stands in messages.</param>
    /// <param name="json">The file's bytes, UTF-8.</param>
    /// <returns>The values by their settings' names.</returns>
    /// <exception cref="StagingException"><c>InvalidSettings</c> with every mistake's line and column.</exception>
    public static IReadOnlyDictionary<string, SettingInFile> Parse(string path, byte[] json)
    {
        var parser = new SettingsParser(path);
        parser.Read(json.AsSpan().StartsWith("\uFEFF"u8) ? json[3..] : json);
        return parser.mistakes.Count == 0 ? parser.values : throw Invalid(path, parser.mistakes);
    }

    private static StagingException Invalid(string path, IReadOnlyCollection<SettingMistake> mistakes)
    {
        string[] lines =
        [
            .. mistakes
                .OrderBy(mistake => mistake.Line)
                .ThenBy(mistake => mistake.Column)
                .Select(mistake => string.Create(
                    CultureInfo.InvariantCulture, $"{path}({mistake.Line},{mistake.Column}): {mistake.Message}")),
        ];
        return new StagingException(
            "InvalidSettings",
            StagingErrorCategory.InvalidArgument,
            lines.Length == 1 ? lines[0] : $"{path} has {lines.Length} mistakes:\n  {string.Join("\n  ", lines)}")
        {
            TargetInput = path,
            RecommendedAction = "Correct the file; docs/settings.md has every key.",
        };
    }

    private void Read(byte[] json)
    {
        SettingsNode root;
        try
        {
            root = SettingsNode.Read(json);
        }
        catch (InvalidOperationException)
        {
            mistakes.Add(new SettingMistake(1, 1, "this is not UTF-8"));
            return;
        }
        catch (JsonException failure)
        {
            // The exception's own text repeats what stands there, which could be a secret that lost its quotes.
            mistakes.Add(new SettingMistake(
                (int)(failure.LineNumber ?? 0) + 1, (int)(failure.BytePositionInLine ?? 0) + 1, "this is not valid JSON"));
            return;
        }

        if (root.Kind != JsonTokenType.StartObject)
        {
            Mistake(root, "expected an object: { \"project\": ... }");
            return;
        }

        foreach ((string key, SettingsNode value) in Entries(root, "", TopKeys))
        {
            if (key == SchemaKey)
                Text(value, SchemaKey);
            else if (Groups.Contains(key))
                ReadGroup(key, value);
            else
                ReadValue(Known.First(setting => setting.Name == key), value);
        }
    }

    private void ReadGroup(string group, SettingsNode node)
    {
        if (node.Kind != JsonTokenType.StartObject)
        {
            Mistake(node, $"'{group}' takes an object, not {node.Describe()}");
            return;
        }

        SettingDefinition[] inGroup = [.. Known.Where(setting => setting.Group == group)];
        foreach ((string key, SettingsNode value) in Entries(node, group, [.. inGroup.Select(setting => setting.Key)]))
            ReadValue(inGroup.First(setting => setting.Key == key), value);
    }

    private IEnumerable<(string Key, SettingsNode Value)> Entries(
        SettingsNode node, string group, IReadOnlyCollection<string> known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((SettingsNode key, SettingsNode value) in node.Members)
        {
            if (!known.Contains(key.Text))
                Mistake(key, $"'{key.Text}' is not known{Suggest(key.Text, group, known)}");
            else if (!seen.Add(key.Text))
                Mistake(key, $"'{key.Text}' stands twice");
            else
                yield return (key.Text, value);
        }
    }

    private static string Suggest(string key, string group, IReadOnlyCollection<string> known)
    {
        if (DidYouMean.Nearest(key, known) is null
            && Known.FirstOrDefault(setting => setting.Key == key && setting.Group != group) is { } elsewhere)
            return elsewhere.Group.Length > 0 ? $" here; it belongs into '{elsewhere.Group}'" : " here; it belongs to the top";
        return DidYouMean.Suggest(key, known);
    }

    private void ReadValue(SettingDefinition setting, SettingsNode node)
    {
        object? value = setting.Kind switch
        {
            SettingKind.Text => Text(node, setting.Name),
            SettingKind.Number => (object?)Number(node, setting.Name),
            SettingKind.Flag => Flag(node, setting.Name),
            SettingKind.SmokeTests => new SmokeTestsReader(path, Mistake).Read(node),
            _ => List(node, setting.Name),
        };
        if (value is null)
            return;
        if (setting.Mistake(value) is { } mistake)
            Mistake(node, $"{setting.Name}: {mistake}");
        else
            values[setting.Name] = new SettingInFile(value, node.Line, node.Column);
    }

    private string? Text(SettingsNode node, string name)
    {
        if (node.Kind == JsonTokenType.String && node.Text.Length > 0)
            return node.Text;
        Mistake(node, $"'{name}' takes text, not {node.Describe()}");
        return null;
    }

    private int? Number(SettingsNode node, string name)
    {
        if (node.Kind == JsonTokenType.Number
            && int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            return number;
        Mistake(node, $"'{name}' takes a whole number, not {node.Describe()}");
        return null;
    }

    private bool? Flag(SettingsNode node, string name)
    {
        if (node.Kind is JsonTokenType.True or JsonTokenType.False)
            return node.Kind == JsonTokenType.True;
        Mistake(node, $"'{name}' takes true or false, not {node.Describe()}");
        return null;
    }

    private List<string>? List(SettingsNode node, string name)
    {
        if (node.Kind != JsonTokenType.StartArray)
        {
            Mistake(node, $"'{name}' takes an array of texts, not {node.Describe()}");
            return null;
        }

        var texts = new List<string>();
        foreach (SettingsNode item in node.Items)
        {
            if (item.Kind == JsonTokenType.String)
                texts.Add(item.Text);
            else
                Mistake(item, $"'{name}' takes texts in quotes, not {item.Describe()}");
        }

        return texts.Count == node.Items.Count ? texts : null;
    }

    private void Mistake(SettingsNode node, string message) => mistakes.Add(new SettingMistake(node.Line, node.Column, message));
}
