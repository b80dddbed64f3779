using System.Globalization;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>Reads members of a request, whichever protocol it came in.</summary>
internal static class MonitoringInput
{
    /// <summary>A text; null when it was not sent.</summary>
    public static string? Text(this JsonObject input, string name) => input[name] is JsonValue value ? value.ToString() : null;

    /// <summary>A text that has to be there.</summary>
    /// <exception cref="AwsException">It was not sent.</exception>
    public static string Needed(this JsonObject input, string name, string path = "") =>
        input.Text(name) is { Length: > 0 } text
            ? text
            : throw new AwsException("MissingParameter", $"The parameter {path}{name} is required.");

    /// <summary>A number; null when it was not sent.</summary>
    /// <exception cref="AwsException">It is no number.</exception>
    public static double? Number(this JsonObject input, string name) => input[name] is { } node ? Number(node, name) : null;

    /// <summary>The structures of a list; empty when it was not sent.</summary>
    public static IReadOnlyList<JsonObject> List(this JsonObject input, string name) =>
        [.. (input[name] as JsonArray ?? []).OfType<JsonObject>()];

    /// <summary>The texts of a list; empty when it was not sent.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject input, string name) =>
        [.. (input[name] as JsonArray ?? []).Select(node => node?.ToString()).OfType<string>()];

    /// <summary>The numbers of a list; empty when it was not sent.</summary>
    /// <exception cref="AwsException">One is no number.</exception>
    public static IReadOnlyList<double> Numbers(this JsonObject input, string name) =>
        [.. (input[name] as JsonArray ?? []).OfType<JsonNode>().Select(node => Number(node, name))];

    /// <summary>A moment; null when it was not sent.</summary>
    /// <exception cref="AwsException">It is none.</exception>
    public static DateTimeOffset? Moment(this JsonObject input, string name)
    {
        if (input[name] is not JsonValue value) return null;
        if (value.TryGetValue(out double seconds)) return DateTimeOffset.UnixEpoch.AddSeconds(seconds);
        return DateTimeOffset.TryParse(
            value.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : throw AwsException.InvalidParameterValue($"The value {value} for parameter {name} is invalid.");
    }

    /// <summary>The dimensions of a metric.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Dimensions(this JsonObject input) =>
        [.. input.List("Dimensions").Select(pair => KeyValuePair.Create(pair.Text("Name") ?? "", pair.Text("Value") ?? ""))];

    private static double Number(JsonNode node, string name)
    {
        if (node is JsonValue value && value.TryGetValue(out double number)) return number;
        return double.TryParse(node.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed)
            ? parsed
            : throw AwsException.InvalidParameterValue($"The value {node} for parameter {name} is invalid.");
    }
}
