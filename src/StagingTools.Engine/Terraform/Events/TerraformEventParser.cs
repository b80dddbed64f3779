using System.Text.Json;

namespace StagingTools.Engine.Terraform.Events;

/// <summary>Reads terraform's machine-readable lines.</summary>
internal static class TerraformEventParser
{
    /// <summary>Reads one line. Never fails: what is no event is text.</summary>
    public static TerraformEvent Parse(string line)
    {
        if (!line.StartsWith('{'))
            return new TerraformEvent.Text(line);

        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            return root.TryGetProperty("@message", out _) ? Read(root) : new TerraformEvent.Text(line);
        }
        catch (JsonException)
        {
            return new TerraformEvent.Text(line);
        }
    }

    private static TerraformEvent Read(JsonElement root)
    {
        string message = Text(root, "@message");
        return Text(root, "type") switch
        {
            "diagnostic" when Object(root, "diagnostic") is { } diagnostic =>
                new TerraformEvent.Diagnosed(message, ReadDiagnostic(diagnostic)),
            "planned_change" when Object(root, "change") is { } change => new TerraformEvent.PlannedChange(
                message, Address(change), ResourceType(change), Text(change, "action"), OptionalText(change, "reason")),
            "resource_drift" when Object(root, "change") is { } change =>
                new TerraformEvent.Drift(message, Address(change), Text(change, "action")),
            "change_summary" when Object(root, "changes") is { } counts => new TerraformEvent.ChangeSummary(
                message,
                Text(counts, "operation"),
                Number(counts, "add"),
                Number(counts, "change"),
                Number(counts, "remove"),
                Number(counts, "import")),
            "refresh_start" when Object(root, "hook") is { } hook =>
                new TerraformEvent.Refresh(message, Address(hook), Completed: false),
            "refresh_complete" when Object(root, "hook") is { } hook =>
                new TerraformEvent.Refresh(message, Address(hook), Completed: true),
            "apply_start" when Object(root, "hook") is { } hook => Apply(message, hook, ApplyPhase.Started),
            "apply_progress" when Object(root, "hook") is { } hook => Apply(message, hook, ApplyPhase.Running),
            "apply_complete" when Object(root, "hook") is { } hook => Apply(message, hook, ApplyPhase.Completed),
            "apply_errored" when Object(root, "hook") is { } hook => Apply(message, hook, ApplyPhase.Failed),
            "outputs" when Object(root, "outputs") is { } outputs =>
                new TerraformEvent.Outputs(message, [.. outputs.EnumerateObject().Select(output => output.Name)]),
            _ => new TerraformEvent.Note(message),
        };
    }

    private static TerraformEvent.Apply Apply(string message, JsonElement hook, ApplyPhase phase) =>
        new(message, Address(hook), Text(hook, "action"), phase, TimeSpan.FromSeconds(Number(hook, "elapsed_seconds")));

    private static Diagnostic ReadDiagnostic(JsonElement diagnostic) => new(
        Text(diagnostic, "severity") == "error",
        Text(diagnostic, "summary").Trim(),
        Text(diagnostic, "detail").Trim(),
        OptionalText(diagnostic, "address"));

    private static string ResourceType(JsonElement holder) =>
        Object(holder, "resource") is { } resource ? Text(resource, "resource_type") : "";

    private static string Address(JsonElement holder) => Object(holder, "resource") is { } resource ? Text(resource, "addr") : "";

    private static JsonElement? Object(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string Text(JsonElement element, string name) => OptionalText(element, name) ?? "";

    private static string? OptionalText(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static int Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.TryGetInt32(out int number) ? number : 0;
}
