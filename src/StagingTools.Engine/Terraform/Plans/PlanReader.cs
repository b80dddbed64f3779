using System.Text.Json;

namespace StagingTools.Engine.Terraform.Plans;

/// <summary>Reads the JSON form of a plan.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/internals/json-format#plan-representation</remarks>
internal static class PlanReader
{
    private const int LongestValue = 60;

    // The first of these that a resource carries is what people know it by.
    private static readonly string[] NameAttributes = ["identifier", "cluster_id", "alarm_name", "name", "family"];

    /// <summary>Reads a plan.</summary>
    /// <exception cref="JsonException">The text is no plan.</exception>
    public static TerraformPlan Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        return new TerraformPlan
        {
            Changes =
            [
                .. Items(root, "resource_changes")
                    .Select(ReadChange)
                    .OfType<ResourceChange>()
                    .OrderBy(change => change.Address, StringComparer.Ordinal),
            ],
            Drifted = [.. ReadRelevantDrift(root)],
            Drift = [.. ReadDrift(root).OrderBy(drift => drift.Address, StringComparer.Ordinal)],
            Before = root.TryGetProperty("prior_state", out JsonElement prior) ? Resources(prior, "values") : [],
            After = Resources(root, "planned_values"),
            OutputsChange = root.TryGetProperty("output_changes", out JsonElement outputs)
                && outputs.EnumerateObject().Any(output => !Actions(output.Value).SequenceEqual(["no-op"])),
        };
    }

    // https://developer.hashicorp.com/terraform/internals/json-format#values-representation
    private static StateResource[] Resources(JsonElement holder, string values)
    {
        if (!holder.TryGetProperty(values, out JsonElement described) || !described.TryGetProperty("root_module", out JsonElement rootModule))
            return [];

        var found = new List<StateResource>();
        var modules = new Stack<JsonElement>([rootModule]);
        while (modules.TryPop(out JsonElement module))
        {
            // The document that they are read from is gone when they are asked for.
            found.AddRange(Items(module, "resources")
                .Where(resource => Text(resource, "mode") != "data" && resource.TryGetProperty("values", out _))
                .Select(resource => new StateResource(
                    Text(resource, "address")!,
                    Text(resource, "type")!,
                    resource.GetProperty("values").EnumerateObject()
                        .ToDictionary(attribute => attribute.Name, attribute => attribute.Value.Clone(), StringComparer.Ordinal))));
            foreach (JsonElement child in Items(module, "child_modules"))
                modules.Push(child);
        }

        return [.. found];
    }

    private static ResourceChange? ReadChange(JsonElement resource)
    {
        JsonElement change = resource.GetProperty("change");
        string? importId = change.TryGetProperty("importing", out JsonElement importing) ? Text(importing, "id") : null;
        if (ReadAction(Actions(change), importId is not null) is not { } action)
            return null;

        return new ResourceChange(Text(resource, "address")!, Text(resource, "type")!, action)
        {
            Name = ReadName(change),
            Reason = Explain(Text(resource, "action_reason"), change),
            IsUnfinished = Text(resource, "action_reason") == "replace_because_tainted",
            Attributes = action is ChangeAction.Update or ChangeAction.Replace
                ? [.. Differences(change).Select(attribute => Show(change, attribute))]
                : [],
            ImportId = importId,
        };
    }

    // Much of what a provider reads moves by itself (the latest restorable time of a database). Terraform tells which
    // attributes the configuration depends on; a drift of another one changes nothing.
    private static IEnumerable<string> ReadRelevantDrift(JsonElement root)
    {
        HashSet<(string? Resource, string? Attribute)> relevant =
        [
            .. Items(root, "relevant_attributes").Select(item => (Text(item, "resource"), Items(item, "attribute").FirstOrDefault().ToString())),
        ];
        return Items(root, "resource_drift")
            .Where(drift => Differences(drift.GetProperty("change"))
                .Any(attribute => relevant.Contains((Text(drift, "address"), attribute.Name))))
            .Select(drift => Text(drift, "address")!);
    }

    // What the provider reads differently than it wrote it, such as a default that AWS fills in, is a difference too, and no plan
    // does anything about it. Only what this plan would put back was changed by somebody.
    private static IEnumerable<ResourceDrift> ReadDrift(JsonElement root)
    {
        Dictionary<string, JsonElement> planned = Items(root, "resource_changes").ToDictionary(
            resource => Text(resource, "address")!, resource => resource.GetProperty("change"), StringComparer.Ordinal);
        foreach (JsonElement drift in Items(root, "resource_drift"))
        {
            JsonElement change = drift.GetProperty("change");
            if (!planned.TryGetValue(Text(drift, "address")!, out JsonElement repair) || ReadAction(Actions(repair), imported: false) is not { } action)
                continue;

            bool isGone = Actions(change) is ["delete"] && action == ChangeAction.Create;
            HashSet<string> repaired = [.. Differences(repair).Select(attribute => attribute.Name)];
            string[] attributes = [.. Differences(change).Where(attribute => repaired.Contains(attribute.Name)).Select(attribute => Show(change, attribute))];
            if (isGone || attributes.Length > 0)
                yield return new ResourceDrift(Text(drift, "address")!, Text(drift, "type")!, isGone)
                {
                    Name = ReadName(change),
                    Attributes = attributes,
                };
        }
    }

    private static ChangeAction? ReadAction(string[] actions, bool imported) => actions switch
    {
        ["create"] => ChangeAction.Create,
        ["update"] => ChangeAction.Update,
        ["delete"] => ChangeAction.Destroy,
        ["delete", "create"] or ["create", "delete"] => ChangeAction.Replace,
        ["forget"] => ChangeAction.Adopt,
        ["no-op"] when imported => ChangeAction.Adopt,
        _ => null,
    };

    private static string? ReadName(JsonElement change)
    {
        foreach (string side in (string[])["after", "before"])
        {
            if (!change.TryGetProperty(side, out JsonElement values) || values.ValueKind != JsonValueKind.Object)
                continue;
            foreach (string attribute in NameAttributes)
            {
                if (Text(values, attribute) is { Length: > 0 } name && !IsSensitive(change, side, attribute))
                    return name;
            }
        }

        return null;
    }

    // https://developer.hashicorp.com/terraform/internals/json-format: action_reason
    private static string? Explain(string? reason, JsonElement change) => reason switch
    {
        null => null,
        "replace_because_tainted" => "it was left unfinished by an earlier run",
        "replace_because_cannot_update" => $"{ReplacePaths(change)} cannot be changed in place",
        "replace_because_requested" => "its replacement was asked for",
        "replace_by_triggers" => "something that it depends on is replaced",
        "delete_because_no_resource_config" => "the configuration no longer has it",
        "delete_because_no_module" => "the configuration no longer has its module",
        "delete_because_wrong_repetition" or "delete_because_count_index" or "delete_because_each_key" =>
            "the settings no longer ask for it",
        _ when reason.StartsWith("read_because", StringComparison.Ordinal) => null,
        _ => reason.Replace('_', ' '),
    };

    private static string ReplacePaths(JsonElement change)
    {
        string[] paths =
        [
            .. Items(change, "replace_paths")
                .Select(path => string.Join('.', path.EnumerateArray().Select(step => step.ToString())))
                .Distinct(StringComparer.Ordinal),
        ];
        return paths.Length == 0 ? "a setting" : string.Join(", ", paths);
    }

    private static IEnumerable<JsonProperty> Differences(JsonElement change)
    {
        if (!change.TryGetProperty("before", out JsonElement before) || before.ValueKind != JsonValueKind.Object
            || !change.TryGetProperty("after", out JsonElement after) || after.ValueKind != JsonValueKind.Object)
            return [];

        return before.EnumerateObject().Where(old =>
        {
            JsonElement value = after.TryGetProperty(old.Name, out JsonElement found) ? found : default;
            // A value that only becomes known is no change that anybody asked for.
            return IsMarked(change, "after_unknown", old.Name)
                ? IsReplaceCause(change, old.Name)
                : !(IsEmpty(old.Value) && IsEmpty(value)) && !(value.ValueKind != JsonValueKind.Undefined && JsonElement.DeepEquals(old.Value, value));
        });
    }

    private static string Show(JsonElement change, JsonProperty old)
    {
        string? from = Short(old.Value);
        string? to = IsMarked(change, "after_unknown", old.Name)
            ? "(known after apply)"
            : change.GetProperty("after").TryGetProperty(old.Name, out JsonElement value) ? Short(value) : "null";
        bool hidden = IsSensitive(change, "before", old.Name) || IsSensitive(change, "after", old.Name);
        return hidden || from is null || to is null ? old.Name : $"{old.Name}: {from} → {to}";
    }

    // Terraform has four ways to say nothing.
    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => false,
    };

    private static bool IsReplaceCause(JsonElement change, string attribute) =>
        Items(change, "replace_paths").Any(path => path.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.String } first
            && first.ValueEquals(attribute));

    private static bool IsSensitive(JsonElement change, string side, string attribute) =>
        IsMarked(change, $"{side}_sensitive", attribute);

    // A mark is true, or an object or array with a true somewhere inside.
    private static bool IsMarked(JsonElement change, string marks, string attribute) =>
        change.TryGetProperty(marks, out JsonElement all)
        && (all.ValueKind == JsonValueKind.True
            || (all.ValueKind == JsonValueKind.Object && all.TryGetProperty(attribute, out JsonElement mark) && HasTrue(mark)));

    private static bool HasTrue(JsonElement mark) => mark.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Object => mark.EnumerateObject().Any(property => HasTrue(property.Value)),
        JsonValueKind.Array => mark.EnumerateArray().Any(HasTrue),
        _ => false,
    };

    private static string? Short(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString()!.Length <= LongestValue => $"\"{value.GetString()}\"",
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Null => "null",
        _ => null,
    };

    private static string[] Actions(JsonElement change) => [.. Items(change, "actions").Select(action => action.GetString()!)];

    private static JsonElement[] Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()]
            : [];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
