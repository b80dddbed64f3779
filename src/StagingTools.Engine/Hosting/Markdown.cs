using System.Net;
using System.Text;

namespace StagingTools.Engine.Hosting;

/// <summary>Text as it stands in Markdown of GitHub's kind, in cells of tables too.</summary>
internal static class Markdown
{
    /// <summary>As code. A backtick or a pipe inside would end the code or the cell.</summary>
    public static string Code(string text) =>
        $"`{text.Replace("`", "'", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ")}`";

    /// <summary>As text within HTML, which Markdown may hold.</summary>
    public static string Html(string text) => WebUtility.HtmlEncode(text);

    /// <summary>As plain words in one line.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c is '|' or '<' or '>' or '*' or '_' or '`' or '[' or ']' or '\\')
                escaped.Append('\\');
            escaped.Append(c is '\n' or '\r' ? ' ' : c);
        }

        return escaped.ToString();
    }
}
