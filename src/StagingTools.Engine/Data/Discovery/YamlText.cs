using System.Text;
using System.Text.RegularExpressions;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>Texts as YAML writes them.</summary>
internal static partial class YamlText
{
    /// <summary>A text as a key or value: bare when nothing can mistake it, else in quotes.</summary>
    public static string Scalar(string text) => Bare().IsMatch(text) && !Word().IsMatch(text) ? text : Quoted(text);

    /// <summary>A text in double quotes.</summary>
    public static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in text)
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' => $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        return quoted.Append('"').ToString();
    }

    /// <summary>A table's name as a key of <c>tables</c>.</summary>
    public static string Table(string schema, string name) =>
        PlainName().IsMatch(schema) && PlainName().IsMatch(name)
            ? Scalar($"{schema}.{name}")
            : Quoted($"\"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\".\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

    /// <summary>A text as the rest of a comment line.</summary>
    public static string Comment(string text) => Breaks().Replace(text, " ");

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.]*$")]
    private static partial Regex Bare();

    // What YAML 1.1 and 1.2 read as something else than text.
    [GeneratedRegex("^(null|true|false|yes|no|on|off|y|n)$", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[^."",\s\p{C}]+$")]
    private static partial Regex PlainName();

    [GeneratedRegex(@"[\p{C}\u2028\u2029]+")]
    private static partial Regex Breaks();
}
