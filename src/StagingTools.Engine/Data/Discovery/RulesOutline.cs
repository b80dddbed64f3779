using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>The names in a rules file, for completion. Looks at the file alone, and knows nothing when it cannot be read.</summary>
public static class RulesOutline
{
    /// <summary>The tables with their columns, in the file's order.</summary>
    /// <param name="path">The rules file.</param>
    public static IReadOnlyList<(string Table, IReadOnlyList<string> Columns)> Read(string path)
    {
        try
        {
            YamlStream stream = new();
            using StreamReader reader = new(path);
            stream.Load(reader);
            return stream.Documents.Count > 0 && Entry(stream.Documents[0].RootNode, "tables") is YamlMappingNode tables
                ? [.. tables.Children.Select(table => ((table.Key as YamlScalarNode)?.Value ?? "", Columns(table.Value))).Where(table => table.Item1.Length > 0)]
                : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or YamlException or ArgumentException)
        {
            return [];
        }
    }

    private static IReadOnlyList<string> Columns(YamlNode table) => Entry(table, "columns") is YamlMappingNode columns
        ? [.. columns.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "").Where(name => name.Length > 0)]
        : [];

    private static YamlNode? Entry(YamlNode node, string key) => (node as YamlMappingNode)?.Children
        .Where(pair => pair.Key is YamlScalarNode scalar && scalar.Value == key)
        .Select(pair => pair.Value)
        .FirstOrDefault();
}
