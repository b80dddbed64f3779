using System.Text;

namespace StagingTools.Engine.Data.Rules;

/// <summary>
/// A text with holes: <c>staging+user{id}@example.com</c>. <c>{id}</c> is the table's primary key, <c>{column}</c> a kept
/// column of the same row, <c>{hash}</c> a keyed hash of the original; <c>{{</c> and <c>}}</c> are braces.
/// </summary>
internal sealed class ValueTemplate
{
    /// <summary>The hole that stands for the keyed hash of the original.</summary>
    public const string HashHole = "hash";

    private ValueTemplate(string text, IReadOnlyList<TemplatePart> parts)
    {
        Text = text;
        Parts = parts;
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>Literals and holes in order.</summary>
    public IReadOnlyList<TemplatePart> Parts { get; }

    /// <summary>Reads a template.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="template">The template, when it is one.</param>
    /// <param name="mistake">What is wrong, when it is none.</param>
    public static bool TryParse(string text, out ValueTemplate? template, out string? mistake)
    {
        List<TemplatePart> parts = [];
        StringBuilder literal = new();
        template = null;
        for (int at = 0; at < text.Length; at++)
        {
            char c = text[at];
            if (c is '{' or '}' && at + 1 < text.Length && text[at + 1] == c)
            {
                literal.Append(c);
                at++;
                continue;
            }

            if (c == '}')
            {
                mistake = "a '}' without its '{'; write '}}' for the character itself";
                return false;
            }

            if (c != '{')
            {
                literal.Append(c);
                continue;
            }

            int close = text.IndexOf('}', at);
            if (close <= at + 1)
            {
                mistake = close < 0 ? "a '{' without its '}'; write '{{' for the character itself" : "a '{}' that names no column";
                return false;
            }

            Flush();
            parts.Add(new TemplatePart(null, text[(at + 1)..close]));
            at = close;
        }

        Flush();
        template = new ValueTemplate(text, parts);
        mistake = null;
        return true;

        void Flush()
        {
            if (literal.Length == 0)
                return;
            parts.Add(new TemplatePart(literal.ToString(), null));
            literal.Clear();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
