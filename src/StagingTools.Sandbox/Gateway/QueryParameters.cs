using System.Globalization;
using System.Text.RegularExpressions;

namespace StagingTools.Sandbox.Gateway;

/// <summary>The parameters of an AWS Query request, whose structures and lists are flattened into dotted names.</summary>
internal sealed partial class QueryParameters(IReadOnlyDictionary<string, string> values)
{
    /// <summary>The value of a parameter, or null when it was not sent.</summary>
    public string? this[string name] => values.TryGetValue(name, out string? value) ? value : null;

    /// <summary>Names of the scalar parameters that were sent.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>Reads a form body or a query string.</summary>
    public static QueryParameters Parse(string form)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string pair in form.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? pair : pair[..equals];
            string value = equals < 0 ? "" : pair[(equals + 1)..];
            values[Decode(name)] = Decode(value);
        }

        return new QueryParameters(values);
    }

    /// <summary>The value of a parameter that the operation requires.</summary>
    /// <exception cref="AwsException">It was not sent.</exception>
    public string Required(string name) => this[name] is { Length: > 0 } value
        ? value
        : throw AwsException.MissingParameter(name);

    /// <summary>The value of a parameter as a number, or null when it was not sent.</summary>
    /// <exception cref="AwsException">It is not a number.</exception>
    public int? Number(string name) => this[name] is not { Length: > 0 } value
        ? null
        : int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw AwsException.InvalidParameterValue($"Invalid value '{value}' for {name}: an integer is expected.");

    /// <summary>The value of a parameter as a flag, or null when it was not sent.</summary>
    public bool? Flag(string name) => this[name] is not { Length: > 0 } value
        ? null
        : string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The strings of a list, in order, whether it is sent as NAME.1, NAME.member.1 or NAME.Element.1.</summary>
    public IReadOnlyList<string> Strings(string name) =>
        [.. Structures(name).Select(element => element[""]).OfType<string>()];

    /// <summary>The structures of a list, in order; a scalar element has the empty name.</summary>
    public IReadOnlyList<QueryParameters> Structures(string name)
    {
        var elements = new SortedDictionary<int, Dictionary<string, string>>();
        foreach ((string key, string value) in values)
        {
            if (!key.StartsWith(name + ".", StringComparison.Ordinal)) continue;
            Match match = Element().Match(key[(name.Length + 1)..]);
            if (!match.Success) continue;
            int index = int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture);
            if (!elements.TryGetValue(index, out var element)) elements[index] = element = [];
            element[match.Groups["rest"].Value] = value;
        }

        return [.. elements.Values.Select(element => new QueryParameters(element))];
    }

    /// <summary>Whether any parameter of a structure or list was sent, an empty list included.</summary>
    public bool Has(string name) =>
        values.Keys.Any(key => key == name || key.StartsWith(name + ".", StringComparison.Ordinal));

    /// <summary>The tags of a request: <c>Tags.Tag.1.Key</c> and so on.</summary>
    public Dictionary<string, string> Tags(string name = "Tags") => Structures(name).ToDictionary(
        tag => tag["Key"] ?? "", tag => tag["Value"] ?? "", StringComparer.Ordinal);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    [GeneratedRegex(@"^(?:[A-Za-z]+\.)?(?<index>[0-9]{1,6})(?:\.(?<rest>.+))?$")]
    private static partial Regex Element();
}
