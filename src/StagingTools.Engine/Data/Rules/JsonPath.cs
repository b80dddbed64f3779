using System.Buffers;
using System.Text;

namespace StagingTools.Engine.Data.Rules;

/// <summary>
/// A path into a document: <c>$.address.city</c>, <c>$.tags[*]</c>, <c>$.*.phone</c>, <c>$['odd name']</c>. It names whole values: what
/// lies below one follows it unless a longer path says otherwise.
/// </summary>
/// <param name="Text">The path as written.</param>
/// <param name="Steps">Its steps; none for the document itself.</param>
internal sealed record JsonPath(string Text, IReadOnlyList<JsonStep> Steps)
{
    private static readonly SearchValues<char> EndsOfName = SearchValues.Create(".[]'\"*");

    /// <summary>Reads a path.</summary>
    /// <param name="text">The path as written.</param>
    /// <param name="path">The path, when it is one.</param>
    /// <param name="mistake">What is wrong, when it is none.</param>
    public static bool TryParse(string text, out JsonPath? path, out string? mistake)
    {
        path = null;
        if (!text.StartsWith('$'))
        {
            mistake = "a path begins with '$', as in \"$.address.city\"";
            return false;
        }

        List<JsonStep> steps = [];
        int at = 1;
        while (at < text.Length)
        {
            if (Step(text, ref at) is not { } step)
            {
                mistake = $"'{text[at..]}' is no step of a path; write .name, ['odd name'], .* or [*]";
                return false;
            }

            steps.Add(step);
        }

        path = new JsonPath(text, steps);
        mistake = null;
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static JsonStep? Step(string text, ref int at)
    {
        string rest = text[at..];
        if (rest.StartsWith("[*]", StringComparison.Ordinal))
        {
            at += 3;
            return new JsonStep(null, IsElement: true);
        }

        if (rest.StartsWith(".*", StringComparison.Ordinal))
        {
            at += 2;
            return new JsonStep(null, IsElement: false);
        }

        return rest[0] switch
        {
            '.' => PlainName(text, ref at),
            '[' => QuotedName(text, ref at),
            _ => null,
        };
    }

    private static JsonStep? PlainName(string text, ref int at)
    {
        int end = text.AsSpan(at + 1).IndexOfAny(EndsOfName);
        end = end < 0 ? text.Length : at + 1 + end;
        if (end == at + 1)
            return null;

        string name = text[(at + 1)..end];
        at = end;
        return new JsonStep(name, IsElement: false);
    }

    // A quote within the name stands twice, as in SQL.
    private static JsonStep? QuotedName(string text, ref int at)
    {
        if (text.Length < at + 4 || text[at + 1] is not ('\'' or '"'))
            return null;

        char quote = text[at + 1];
        var name = new StringBuilder();
        for (int i = at + 2; i < text.Length; i++)
        {
            if (text[i] != quote)
            {
                name.Append(text[i]);
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == quote)
            {
                name.Append(quote);
                i++;
                continue;
            }

            if (i + 1 >= text.Length || text[i + 1] != ']')
                return null;
            at = i + 2;
            return new JsonStep(name.ToString(), IsElement: false);
        }

        return null;
    }
}
