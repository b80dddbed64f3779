using System.Globalization;
using System.Text.Json;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Settings;

/// <summary>Reads the smoke tests of a settings file.</summary>
/// <param name="path">The file's path.</param>
/// <param name="tell">Takes each mistake, with what it is about.</param>
internal sealed class SmokeTestsReader(string path, Action<SettingsNode, string> tell)
{
    private static readonly string[] Keys =
        ["name", "path", "url", "method", "headers", "body", "status", "json", "text", "latency", "attempts", "delay", "timeout"];

    private static readonly string[] Methods = ["GET", "HEAD", "POST"];

    private bool isWrong;

    /// <summary>Reads them.</summary>
    /// <param name="node">The setting's value.</param>
    /// <returns>The tests; <see langword="null"/> when something is wrong, which was told.</returns>
    public IReadOnlyList<SmokeCheck>? Read(SettingsNode node)
    {
        if (node.Kind != JsonTokenType.StartArray)
        {
            tell(node, $"'{SettingNames.SmokeTests}' takes an array of tests, not {node.Describe()}");
            return null;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var checks = new List<SmokeCheck>();
        foreach (SettingsNode item in node.Items)
        {
            SmokeCheck? check = ReadCheck(item);
            if (check is not null && !names.Add(check.Name))
                Wrong(item, $"a smoke test named '{check.Name}' stands above");
            else if (check is not null)
                checks.Add(check);
        }

        return isWrong ? null : checks;
    }

    private SmokeCheck? ReadCheck(SettingsNode node)
    {
        if (node.Kind != JsonTokenType.StartObject)
        {
            Wrong(node, $"a smoke test is an object, not {node.Describe()}");
            return null;
        }

        Dictionary<string, SettingsNode> values = Members(node);
        string? name = Text(values, "name");
        if (name is null && !values.ContainsKey("name"))
            Wrong(node, "a smoke test needs a name");
        string method = Method(values);
        string? target = Target(node, values);
        SettingsNode? body = values.GetValueOrDefault("body");
        var check = new SmokeCheck
        {
            // What is missing was told: the rest is read all the same, so that every mistake is.
            Name = name ?? "",
            Target = target ?? "/",
            Method = method,
            Headers = new SmokeHeadersReader(Wrong).Read(values.GetValueOrDefault("headers")),
            Body = Body(body),
            BodyType = body?.Kind == JsonTokenType.String ? "text/plain" : "application/json",
            Statuses = Statuses(values.GetValueOrDefault("status")),
            Json = Json(values.GetValueOrDefault("json")),
            Text = Text(values, "text"),
            Latency = Number(values, "latency", 1, 60_000) is { } most ? TimeSpan.FromMilliseconds(most) : null,
            Attempts = Number(values, "attempts", 1, 20) ?? (method == "POST" ? 1 : SmokeCheck.UsualAttempts),
            Delay = TimeSpan.FromSeconds(Number(values, "delay", 0, 60) ?? 1),
            Timeout = TimeSpan.FromSeconds(Number(values, "timeout", 1, 600) ?? 60),
            Place = string.Create(CultureInfo.InvariantCulture, $"{path}({node.Line},{node.Column})"),
        };
        if (body is not null && method != "POST")
            Wrong(body, $"a body takes the method POST, not {method}");
        foreach (string key in (string[])["json", "text"])
            if (method == "HEAD" && values.TryGetValue(key, out SettingsNode? expectation))
                Wrong(expectation, $"the answer to HEAD has no body, so '{key}' cannot be expected");
        return name is null ? null : check;
    }

    private Dictionary<string, SettingsNode> Members(SettingsNode node)
    {
        var values = new Dictionary<string, SettingsNode>(StringComparer.Ordinal);
        foreach ((SettingsNode key, SettingsNode value) in node.Members)
            if (!Keys.Contains(key.Text))
                Wrong(key, $"'{key.Text}' is not known in a smoke test{DidYouMean.Suggest(key.Text, Keys)}");
            else if (!values.TryAdd(key.Text, value))
                Wrong(key, $"'{key.Text}' stands twice");
        return values;
    }

    private string? Target(SettingsNode node, Dictionary<string, SettingsNode> values)
    {
        if (values.ContainsKey("path") == values.ContainsKey("url"))
        {
            Wrong(node, values.ContainsKey("path")
                ? "a smoke test takes 'path' or 'url', not both"
                : "a smoke test needs a 'path', or a whole 'url'");
            return null;
        }

        bool isPath = values.TryGetValue("path", out SettingsNode? target);
        target ??= values["url"];
        if (target.Kind == JsonTokenType.String && (isPath ? SmokeUrl.IsPath(target.Text) : SmokeUrl.IsWhole(target.Text, out _)))
            return target.Text;

        // The text is not repeated: a password could stand in it.
        Wrong(target, isPath
            ? "'path' takes a path that begins with one slash, such as /api/health"
            : "'url' takes a whole http or https URL without user name and password");
        return null;
    }

    private string Method(Dictionary<string, SettingsNode> values)
    {
        if (!values.TryGetValue("method", out SettingsNode? node) || Methods.Contains(node.Text))
            return node?.Text ?? "GET";
        Wrong(node, $"'method' takes one of {string.Join(", ", Methods)}");
        return "GET";
    }

    private string? Body(SettingsNode? node)
    {
        switch (node?.Kind)
        {
            case null:
                return null;
            case JsonTokenType.String:
                return node.Text;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                return node.ToJson()!.ToJsonString();
            default:
                Wrong(node, $"'body' takes text, an object or an array, not {node.Describe()}");
                return null;
        }
    }

    private IReadOnlyList<int> Statuses(SettingsNode? node)
    {
        if (node is null)
            return [200];
        if (node.Kind != JsonTokenType.StartArray)
            return Status(node) is { } one ? [one] : [];
        if (node.Items.Count == 0)
            Wrong(node, "'status' takes one status at least");
        return [.. node.Items.Select(Status).OfType<int>()];
    }

    private int? Status(SettingsNode node) => Number(node, "status", 100, 599);

    private List<JsonExpectation> Json(SettingsNode? node)
    {
        var expectations = new List<JsonExpectation>();
        if (node is null)
            return expectations;
        if (node.Kind != JsonTokenType.StartObject || node.Members.Count == 0)
            Wrong(node, "'json' takes an object of JSON paths and the values expected there: { \"$.status\": \"ok\" }");
        foreach ((SettingsNode key, SettingsNode value) in node.Members)
            if (!JsonLocation.TryParse(key.Text, out JsonLocation? location, out string? mistake))
                Wrong(key, $"'{key.Text}' is no JSON path that can be checked: {mistake}");
            else if (expectations.Exists(each => each.Location.Text == key.Text))
                Wrong(key, $"'{key.Text}' stands twice");
            else
                expectations.Add(new JsonExpectation(location, JsonSerializer.SerializeToElement(value.ToJson())));
        return expectations;
    }

    private string? Text(Dictionary<string, SettingsNode> values, string key)
    {
        if (!values.TryGetValue(key, out SettingsNode? node))
            return null;
        if (node.Kind == JsonTokenType.String && node.Text.Trim().Length > 0)
            return node.Text;
        Wrong(node, $"'{key}' takes text, not {(node.Kind == JsonTokenType.String ? "an empty text" : node.Describe())}");
        return null;
    }

    private int? Number(Dictionary<string, SettingsNode> values, string key, int least, int most) =>
        values.TryGetValue(key, out SettingsNode? node) ? Number(node, key, least, most) : null;

    private int? Number(SettingsNode node, string key, int least, int most)
    {
        if (node.Kind == JsonTokenType.Number
            && int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            && number >= least
            && number <= most)
            return number;
        Wrong(node, string.Create(CultureInfo.InvariantCulture, $"'{key}' takes a whole number from {least} to {most}, not {node.Describe()}"));
        return null;
    }

    private void Wrong(SettingsNode node, string mistake)
    {
        isWrong = true;
        tell(node, mistake);
    }
}
