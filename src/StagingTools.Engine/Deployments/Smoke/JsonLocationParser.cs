using System.Globalization;
using System.Text;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>Reads the text of a <see cref="JsonLocation"/>.</summary>
/// <param name="text">The text.</param>
internal sealed class JsonLocationParser(string text)
{
    private int at;

    /// <summary>What is wrong, as the end of a sentence; told once <see cref="Parse"/> gave nothing.</summary>
    public string Mistake { get; private set; } = "";

    /// <summary>The steps; <see langword="null"/> when the text is no path to one value.</summary>
    public IReadOnlyList<JsonStep>? Parse()
    {
        if (!text.StartsWith('$'))
            return Fail("a path begins with $, such as $.status");

        at = 1;
        var steps = new List<JsonStep>();
        while (at < text.Length)
        {
            if (Step() is not { } step)
                return null;
            steps.Add(step);
        }

        return steps;
    }

    private JsonStep? Step()
    {
        switch (text[at])
        {
            case '.':
                at++;
                return Shorthand() is { } name ? new JsonStep(name, 0) : null;
            case '[':
                at++;
                return Bracket();
            default:
                Fail("a dot or a bracket is expected");
                return null;
        }
    }

    private string? Shorthand()
    {
        int start = at;
        while (at < text.Length && IsNameLetter(text[at], first: at == start))
            at++;
        if (at > start)
            return text[start..at];

        Fail(at < text.Length && text[at] is '.' or '*'
            ? "only a path to one value can be checked: names and indexes"
            : "a name is expected; one with other letters than a-z, 0-9 and _ stands in brackets: $['last-error']");
        return null;
    }

    private JsonStep? Bracket()
    {
        SkipBlanks();
        JsonStep? step = at < text.Length && text[at] is '\'' or '"'
            ? Quoted() is { } name ? new JsonStep(name, 0) : null
            : Index() is { } index ? new JsonStep(null, index) : null;
        if (step is null)
            return null;

        SkipBlanks();
        if (at < text.Length && text[at] == ']')
        {
            at++;
            return step;
        }

        Fail(at < text.Length && text[at] is ',' or ':' ? "only a path to one value can be checked: names and indexes" : "] is expected");
        return null;
    }

    private int? Index()
    {
        int start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (at == start && text[at] == '-')))
            at++;
        string digits = text[start..at];
        // RFC 9535 has neither leading zeros nor a negative zero.
        if (int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index)
            && digits == index.ToString(CultureInfo.InvariantCulture))
            return index;

        at = start;
        Fail(at < text.Length && text[at] is '*' or '?' or ':'
            ? "only a path to one value can be checked: names and indexes"
            : "an index or a name in quotes is expected");
        return null;
    }

    private string? Quoted()
    {
        char quote = text[at++];
        var name = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] != '\\')
                name.Append(text[at++]);
            else if (Escaped(quote) is { } letter)
                name.Append(letter);
            else
                return null;
        }

        if (at < text.Length)
        {
            at++;
            return name.ToString();
        }

        Fail("the quote is not closed");
        return null;
    }

    private char? Escaped(char quote)
    {
        char? letter = at + 1 >= text.Length ? null : text[at + 1] switch
        {
            'b' => '\b',
            't' => '\t',
            'n' => '\n',
            'f' => '\f',
            'r' => '\r',
            '/' => '/',
            '\\' => '\\',
            var other when other == quote => quote,
            'u' when at + 6 <= text.Length
                && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code) => (char)code,
            _ => null,
        };
        if (letter is null)
            Fail("this escape is not known");
        else
            at += text[at + 1] == 'u' ? 6 : 2;
        return letter;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
            at++;
    }

    private static bool IsNameLetter(char letter, bool first) =>
        char.IsAsciiLetter(letter) || letter == '_' || letter >= 0x80 || (!first && char.IsAsciiDigit(letter));

    private IReadOnlyList<JsonStep>? Fail(string mistake)
    {
        Mistake = string.Create(CultureInfo.InvariantCulture, $"at letter {at + 1}: {mistake}");
        return null;
    }
}
