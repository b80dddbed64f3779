using System.Text;

namespace StagingTools.Engine.Data.Connections;

/// <summary>Names and texts as SQL writes them.</summary>
internal static class SqlText
{
    /// <summary>A quoted name.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A quoted name with its schema.</summary>
    public static string Name(string schema, string name) => $"{Name(schema)}.{Name(name)}";

    /// <summary>A list of quoted names.</summary>
    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Name));

    /// <summary>A quoted text.</summary>
    public static string Literal(string text)
    {
        var quoted = new StringBuilder(text.Length + 2);
        if (text.Contains('\\', StringComparison.Ordinal))
            quoted.Append('E');
        quoted.Append('\'');
        foreach (char c in text)
            quoted.Append(c is '\'' or '\\' ? $"{c}{c}" : c.ToString());
        return quoted.Append('\'').ToString();
    }
}
