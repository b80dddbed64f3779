using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Terraform;

/// <summary>Somebody's lock on a state.</summary>
/// <param name="Id">The lock's id.</param>
/// <param name="Holder">Who took it, as <c>user@host</c>.</param>
/// <param name="Operation">What for, such as <c>OperationTypeApply</c>.</param>
/// <param name="Created">When it was taken, UTC; <see langword="null"/> when it does not say.</param>
public sealed partial record StateLock(string Id, string Holder, string Operation, DateTimeOffset? Created)
{
    /// <summary>The operation as a word: <c>apply</c>, <c>plan</c>.</summary>
    public string OperationWord =>
        Operation.StartsWith("OperationType", StringComparison.Ordinal)
            ? Operation["OperationType".Length..].ToLowerInvariant()
            : Operation;

    /// <summary>The lock object as terraform writes it beside the state.</summary>
    /// <param name="path">The state, as <c>bucket/key</c>.</param>
    public string ToJson(string path) => JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ID"] = Id,
        ["Operation"] = Operation,
        ["Info"] = "",
        ["Who"] = Holder,
        ["Version"] = "",
        ["Created"] = UtcText.Seconds(Created ?? default),
        ["Path"] = path,
    });

    /// <summary>Finds the lock in the words of an error; <see langword="null"/> when they do not tell one.</summary>
    public static StateLock? FromDiagnostic(string detail)
    {
        ArgumentNullException.ThrowIfNull(detail);
        if (!detail.Contains("Lock Info:", StringComparison.Ordinal))
            return null;

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match field in Field().Matches(detail[detail.IndexOf("Lock Info:", StringComparison.Ordinal)..]))
            fields.TryAdd(field.Groups[1].Value, field.Groups[2].Value.Trim());

        return fields.TryGetValue("ID", out string? id) && id.Length > 0
            ? new StateLock(
                id,
                fields.GetValueOrDefault("Who", ""),
                fields.GetValueOrDefault("Operation", ""),
                ReadGoTime(fields.GetValueOrDefault("Created", "")))
            : null;
    }

    /// <summary>Reads the lock object that lies beside the state; <see langword="null"/> when it is none.</summary>
    public static StateLock? FromJson(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && Text(root, "ID") is { Length: > 0 } id
                ? new StateLock(
                    id,
                    Text(root, "Who"),
                    Text(root, "Operation"),
                    DateTimeOffset.TryParse(
                        Text(root, "Created"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
                        ? time.ToUniversalTime()
                        : null)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Go prints "2026-01-31 18:47:41.924118339 +0000 UTC": nine digits of a second are two more than .NET reads.
    private static DateTimeOffset? ReadGoTime(string text) =>
        GoTime().Match(text) is { Success: true } match
        && DateTime.TryParseExact(
            match.Groups[1].Value,
            "yyyy-MM-dd HH:mm:ss",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTime time)
            ? new DateTimeOffset(time, TimeSpan.Zero)
            : null;

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    [GeneratedRegex(@"^\s*(ID|Path|Operation|Who|Version|Created):[ \t]*(.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(\.\d+)? \+0000 UTC", RegexOptions.CultureInvariant)]
    private static partial Regex GoTime();
}
