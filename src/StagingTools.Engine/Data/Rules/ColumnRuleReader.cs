using System.Text.Json;
using StagingTools.Engine.Errors;
using YamlDotNet.RepresentationModel;

namespace StagingTools.Engine.Data.Rules;

/// <summary>Reads the rule of a column, of a table's default, or of a path in a document.</summary>
/// <param name="reading">Takes the mistakes.</param>
internal sealed class ColumnRuleReader(YamlReading reading)
{
    /// <summary>How many days a date moves when the rule does not say.</summary>
    public const int DefaultDays = 30;

    private const int MostDays = 36_500;
    private const int MostCharacters = 10_000;
    private const decimal GreatestNumber = 1_000_000_000_000_000_000m * 10;
    private const string Drop = "drop";

    private static readonly string[] Keys =
    [
        "mask", "template", "value", "paths", "others", "days", "by", "min", "max", "keep_first", "keep_last", "values", "contains",
    ];

    private static readonly string[] OtherNames = ["clear", "keep", "drop"];
    private static readonly string[] ContentNames = [.. Enum.GetNames<KnownContents>().Skip(1).Select(name => name.ToLowerInvariant())];

    /// <summary>Reads a rule.</summary>
    /// <param name="node">A mask's name, or a mapping with <c>mask</c> and its options.</param>
    /// <returns>The rule; <see langword="null"/> when it has a mistake.</returns>
    public ColumnRule? Read(YamlNode node)
    {
        if (node is YamlScalarNode scalar)
            return Mask(scalar) is { } simple ? Complete(new ColumnRule(simple, YamlReading.Position(node)), node) : null;
        if (reading.Mapping(node, "a column's rule") is not { } mapping)
            return null;

        Dictionary<string, YamlNode> options = new(StringComparer.Ordinal);
        foreach ((string key, YamlNode value) in reading.Entries(mapping, Keys))
            options.Add(key, value);
        if (!options.Remove("mask", out YamlNode? maskNode))
        {
            reading.Mistake(node, "the rule names no mask; write 'mask: keep', 'mask: email' ...");
            return null;
        }

        if (reading.Scalar(maskNode, "mask") is null || Mask((YamlScalarNode)maskNode) is not { } mask)
            return null;

        ColumnRule? rule = new(mask, YamlReading.Position(node));
        foreach ((string option, YamlNode value) in options)
        {
            if (!Takes(mask, option))
                rule = reading.Wrong<ColumnRule?>(null, value, Refusal(mask, option));
            else if (Option(mask, option, value) is not { } change)
                rule = null;
            else if (rule is not null)
                rule = change(rule);
        }

        return rule is null ? null : Complete(rule, node, options);
    }

    private static bool Takes(MaskKind mask, string option) => option switch
    {
        "template" => mask is MaskKind.Email or MaskKind.Phone or MaskKind.Name or MaskKind.Text or MaskKind.Token or MaskKind.Url
            or MaskKind.Template,
        "value" or "paths" or "others" => mask == MaskKind.Jsonb,
        "days" or "by" => mask == MaskKind.DateShift,
        "min" or "max" => mask == MaskKind.Number,
        "keep_first" or "keep_last" => mask == MaskKind.Pattern,
        "values" => mask == MaskKind.Choice,
        _ => mask == MaskKind.Keep,
    };

    private static string Refusal(MaskKind mask, string option) => $"mask {MaskNames.Of(mask)} takes no {option}" + option switch
    {
        "value" or "paths" or "others" => $"; '{option}' is for the document of mask jsonb",
        "days" or "by" => $"; '{option}' is for mask date_shift",
        "min" or "max" => $"; '{option}' is for mask number",
        "keep_first" or "keep_last" => $"; '{option}' is for mask pattern",
        "values" => "; 'values' is for mask choice",
        "contains" => "; 'contains' says what a kept column is known to hold",
        _ => "",
    };

    private Func<ColumnRule, ColumnRule>? Option(MaskKind mask, string option, YamlNode node)
    {
        switch (option)
        {
            case "template":
                return Template(node) is { } template ? rule => rule with { Template = template } : null;
            case "value":
                return Document(node) is { } json ? rule => rule with { Json = json } : null;
            case "paths":
                return Paths(node) is { } paths ? rule => rule with { Paths = paths, Contains = Known(paths) } : null;
            case "others":
                return Others(node) is { } others ? rule => rule with { Others = others } : null;
            case "days":
                return reading.Integer(node, "days", 1, MostDays) is { } days ? rule => rule with { Days = (int)days } : null;
            case "by":
                return reading.Scalar(node, "by") is { } by ? rule => rule with { By = by } : null;
            case "min":
                return Bound(node, "min") is { } minimum ? rule => rule with { Minimum = minimum } : null;
            case "max":
                return Bound(node, "max") is { } maximum ? rule => rule with { Maximum = maximum } : null;
            case "keep_first":
                return reading.Integer(node, option, 0, MostCharacters) is { } first ? rule => rule with { KeepFirst = (int)first } : null;
            case "keep_last":
                return reading.Integer(node, option, 0, MostCharacters) is { } last ? rule => rule with { KeepLast = (int)last } : null;
            case "values":
                return Values(node) is { } values ? rule => rule with { Values = values } : null;
            default:
                return Contents(node) is { } contents ? rule => rule with { Contains = contents } : null;
        }
    }

    private ColumnRule? Complete(ColumnRule rule, YamlNode node, Dictionary<string, YamlNode>? options = null)
    {
        switch (rule)
        {
            case { Mask: MaskKind.Template, Template: null }:
                return reading.Wrong<ColumnRule?>(null, node, "mask template needs a 'template:', such as \"Test User {id}\"");
            case { Mask: MaskKind.Choice, Values: [] }:
                return reading.Wrong<ColumnRule?>(null, node, "mask choice needs 'values:', a list such as [free, pro]");
            case { Mask: MaskKind.DateShift, Days: 0 }:
                return rule with { Days = DefaultDays };
            case { Paths: not null, Json: not null }:
                return reading.Wrong<ColumnRule?>(
                    null, options!["value"], "'value' replaces the whole document and 'paths' parts of it; say one of them");
            case { Paths: null } when options?.TryGetValue("others", out YamlNode? others) == true:
                return reading.Wrong<ColumnRule?>(null, others, "'others' is what no path names, so it needs 'paths:'");
            case { Minimum: { } minimum, Maximum: { } maximum } when minimum >= maximum:
                return reading.Wrong<ColumnRule?>(null, options!["max"], "max has to be greater than min");
            default:
                return rule;
        }
    }

    private MaskKind? Mask(YamlScalarNode node)
    {
        string text = node.Value ?? "";
        if (text is "" or "~")
            return reading.Wrong<MaskKind?>(null, node, "no mask is named; write 'null' to clear the column, 'keep' to copy it");
        return MaskNames.Find(text)
            ?? reading.Wrong<MaskKind?>(null, node, $"unknown mask '{text}'{DidYouMean.Suggest(text, MaskNames.All)}");
    }

    private ValueTemplate? Template(YamlNode node)
    {
        if (reading.Scalar(node, "template") is not { } text)
            return null;
        return ValueTemplate.TryParse(text, out ValueTemplate? template, out string? mistake)
            ? template
            : reading.Wrong<ValueTemplate?>(null, node, $"the template has {mistake}");
    }

    private string? Document(YamlNode node)
    {
        if (reading.Scalar(node, "value") is not { } text)
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.GetRawText();
        }
        catch (JsonException)
        {
            return reading.Wrong<string?>(null, node, "the value is not a JSON document");
        }
    }

    private List<JsonPathRule>? Paths(YamlNode node)
    {
        if (reading.Mapping(node, "paths") is not { } mapping)
            return null;

        int mistakes = reading.Mistakes.Count;
        Dictionary<string, JsonPath> seen = new(StringComparer.Ordinal);
        List<JsonPathRule> paths = [];
        foreach ((YamlNode keyNode, YamlNode value) in mapping.Children)
        {
            if (reading.Scalar(keyNode, "a path") is not { } text)
                continue;
            if (!JsonPath.TryParse(text, out JsonPath? path, out string? mistake))
            {
                reading.Mistake(keyNode, mistake!);
                continue;
            }

            // Two ways to write one path: $.a and $['a'].
            if (!seen.TryAdd(string.Join('\n', path!.Steps), path))
                reading.Mistake(keyNode, $"the path {text} stands twice");
            else if (value is YamlScalarNode { Value: Drop })
                paths.Add(new JsonPathRule(path, null, YamlReading.Position(keyNode)));
            else if (PathRule(value) is { } rule)
                paths.Add(new JsonPathRule(path, rule with { Position = YamlReading.Position(keyNode) }, YamlReading.Position(keyNode)));
        }

        return reading.Mistakes.Count == mistakes ? paths : null;
    }

    private ColumnRule? PathRule(YamlNode node)
    {
        if (Read(node) is not { } rule)
            return null;
        return rule switch
        {
            { Mask: MaskKind.Jsonb } => reading.Wrong<ColumnRule?>(
                null, node, "a path takes no mask jsonb; give the paths below it their masks"),
            { Mask: MaskKind.Number } when rule.Minimum is null || rule.Maximum is null => reading.Wrong<ColumnRule?>(
                null, node, "a document's numbers have no type to tell their range; give mask number 'min' and 'max'"),
            _ => rule,
        };
    }

    private JsonOthers? Others(YamlNode node) => reading.Scalar(node, "others") switch
    {
        null => null,
        "clear" => JsonOthers.Clear,
        "keep" => JsonOthers.Keep,
        "drop" => JsonOthers.Drop,
        var text => reading.Wrong<JsonOthers?>(null, node, $"others is clear, keep or drop, not '{text}'{Meant(text, OtherNames)}"),
    };

    private decimal? Bound(YamlNode node, string what) => reading.Number(node, what) switch
    {
        { } number when Math.Abs(number) > GreatestNumber || number.Scale > 9 => reading.Wrong<decimal?>(
            null, node, $"{what} has at most nineteen digits and nine decimals"),
        var number => number,
    };

    private List<string>? Values(YamlNode node)
    {
        if (reading.Scalars(node, "values") is not { } scalars)
            return null;
        string[] values = [.. scalars.Select(scalar => scalar.Value ?? "")];
        foreach ((YamlScalarNode scalar, int index) in scalars.Select((scalar, index) => (scalar, index)))
        {
            if (Array.IndexOf(values, values[index]) < index)
                return reading.Wrong<List<string>?>(null, scalar, $"the value '{values[index]}' stands twice");
        }

        return [.. values];
    }

    private KnownContents? Contents(YamlNode node)
    {
        if (reading.Scalars(node, "contains") is not { } scalars)
            return null;

        KnownContents contents = KnownContents.None;
        foreach (YamlScalarNode scalar in scalars)
        {
            string text = scalar.Value ?? "";
            if (!ContentNames.Contains(text, StringComparer.Ordinal))
                return reading.Wrong<KnownContents?>(null, scalar, $"unknown content '{text}'{DidYouMean.Suggest(text, ContentNames)}");
            contents |= Enum.Parse<KnownContents>(text, ignoreCase: true);
        }

        return contents;
    }

    private static KnownContents Known(IEnumerable<JsonPathRule> paths) =>
        paths.Aggregate(KnownContents.None, (known, path) => known | (path.Rule?.Contains ?? KnownContents.None));

    private static string Meant(string text, string[] known) =>
        DidYouMean.Nearest(text, known) is { } nearest ? $"; did you mean '{nearest}'?" : "";
}
