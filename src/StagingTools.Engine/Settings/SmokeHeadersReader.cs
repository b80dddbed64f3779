using System.Text.Json;
using System.Text.RegularExpressions;
using StagingTools.Engine.Deployments.Smoke;

namespace StagingTools.Engine.Settings;

/// <summary>Reads the headers of a smoke test. No value is repeated in a mistake: it could be a secret.</summary>
/// <param name="tell">Takes each mistake, with what it is about.</param>
internal sealed partial class SmokeHeadersReader(Action<SettingsNode, string> tell)
{
    // The client counts and frames the body itself.
    private static readonly string[] Own = ["content-length", "transfer-encoding", "connection", "expect"];
    private static readonly string[] Secret = ["authorization", "proxy-authorization", "cookie", "x-api-key"];

    /// <summary>Reads them.</summary>
    /// <param name="node">The value; <see langword="null"/> for none.</param>
    public IReadOnlyList<KeyValuePair<string, string>> Read(SettingsNode? node)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (node is null)
            return [];
        if (node.Kind != JsonTokenType.StartObject)
            tell(node, $"'headers' takes an object of names and texts, not {node.Describe()}");
        foreach ((SettingsNode key, SettingsNode value) in node.Members)
        {
            string name = key.Text.ToLowerInvariant();
            if (!Token().IsMatch(key.Text))
                tell(key, "this is no name of a header");
            else if (Own.Contains(name))
                tell(key, $"the header {key.Text} cannot be set");
            else if (value.Kind != JsonTokenType.String || value.Text.Length == 0 || value.Text.Any(char.IsControl))
                tell(value, $"the header {key.Text} takes a text of one line");
            else if (Secret.Contains(name) && !SmokeHeaders.IsReference(value.Text))
                tell(value, $"the header {key.Text} is a secret and may not stand here; say where it is kept: env:NAME or secret:ID");
            else if (!headers.TryAdd(key.Text, value.Text))
                tell(key, $"the header {key.Text} stands twice");
        }

        return [.. headers];
    }

    // https://www.rfc-editor.org/rfc/rfc9110#name-tokens
    [GeneratedRegex(@"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
