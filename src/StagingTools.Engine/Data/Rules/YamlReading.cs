using System.Globalization;
using StagingTools.Engine.Errors;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace StagingTools.Engine.Data.Rules;

/// <summary>Reads YAML strictly and collects the mistakes, each with its place.</summary>
internal sealed class YamlReading
{
    private readonly List<RuleMistake> mistakes = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyCollection<RuleMistake> Mistakes => mistakes;

    /// <summary>A node's place.</summary>
    public static RulePosition Position(YamlNode node) => new(node.Start.Line, node.Start.Column);

    /// <summary>The entries of a mapping. Keys that are not in the list become mistakes and are left out.</summary>
    public IEnumerable<(string Key, YamlNode Value)> Entries(YamlMappingNode mapping, IReadOnlyCollection<string> known)
    {
        foreach ((YamlNode keyNode, YamlNode value) in mapping.Children)
        {
            if (Scalar(keyNode, "a key") is not { } key)
                continue;
            if (known.Contains(key, StringComparer.Ordinal))
                yield return (key, value);
            else
                Mistake(keyNode, $"unknown key '{key}'{DidYouMean.Suggest(key, known)}");
        }
    }

    /// <summary>One of two words as a truth.</summary>
    public bool? Choice(YamlNode node, string what, string yes, string no) => Scalar(node, what) switch
    {
        null => null,
        var text when text == yes => true,
        var text when text == no => false,
        var text => Wrong<bool?>(null, node, $"{what} is {yes} or {no}, not '{text}'"),
    };

    /// <summary>A whole number between two others.</summary>
    public long? Integer(YamlNode node, string what, long least, long greatest)
    {
        if (Scalar(node, what) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            && number >= least && number <= greatest
            ? number
            : Wrong<long?>(null, node, string.Create(
                CultureInfo.InvariantCulture, $"{what} is a whole number from {least} to {greatest}, not '{text}'"));
    }

    /// <summary>A number as it is written, with its decimals.</summary>
    public decimal? Number(YamlNode node, string what)
    {
        if (Scalar(node, what) is not { } text)
            return null;
        return decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : Wrong<decimal?>(null, node, $"{what} is a number, not '{text}'");
    }

    /// <summary>A list of single values.</summary>
    public IReadOnlyList<YamlScalarNode>? Scalars(YamlNode node, string what)
    {
        if (node is YamlSequenceNode { Children.Count: > 0 } list && list.Children.All(item => item is YamlScalarNode))
            return [.. list.Children.Cast<YamlScalarNode>()];
        return Wrong<IReadOnlyList<YamlScalarNode>?>(null, node, $"expected a list for {what}");
    }

    /// <summary>A mapping.</summary>
    public YamlMappingNode? Mapping(YamlNode node, string what) =>
        node as YamlMappingNode ?? Wrong<YamlMappingNode?>(null, node, $"expected a mapping for {what}");

    /// <summary>A single value.</summary>
    public string? Scalar(YamlNode node, string what) =>
        (node as YamlScalarNode)?.Value ?? Wrong<string?>(null, node, $"expected a single value for {what}");

    /// <summary>Notes a mistake and returns a result.</summary>
    public T Wrong<T>(T result, YamlNode node, string message)
    {
        Mistake(node, message);
        return result;
    }

    /// <summary>Notes a mistake at a node.</summary>
    public void Mistake(YamlNode node, string message) => Mistake(node.Start, message);

    /// <summary>Notes a mistake at a place.</summary>
    public void Mistake(Mark mark, string message) =>
        mistakes.Add(new RuleMistake(new RulePosition(mark.Line, mark.Column), message));
}
