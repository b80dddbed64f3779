using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.CostExplorer;

/// <summary>The filter expression of a cost query.</summary>
internal static class CostFilter
{
    /// <summary>Whether a line passes; no expression lets everything pass.</summary>
    /// <exception cref="AwsException">The expression is malformed or uses what the sandbox does not have.</exception>
    public static bool Passes(JsonNode? expression, CostLine line)
    {
        if (expression is not JsonObject { Count: > 0 } filter) return true;
        if (filter.Count > 1)
        {
            throw new AwsException("ValidationException", "Expression should have only one root operator.");
        }

        (string name, JsonNode? value) = filter.First();
        return name switch
        {
            "And" => value!.AsArray().All(part => Passes(part, line)),
            "Or" => value!.AsArray().Any(part => Passes(part, line)),
            "Not" => !Passes(value, line),
            "Tags" => Matches(value!, line.Tags.GetValueOrDefault((string?)value!["Key"] ?? "")),
            "Dimensions" => Matches(value!, Dimension((string?)value!["Key"], line)),
            _ => throw new AwsException("ValidationException", $"The sandbox does not filter costs by {name}."),
        };
    }

    /// <summary>The value of a dimension.</summary>
    /// <exception cref="AwsException">The sandbox does not have it.</exception>
    public static string Dimension(string? key, CostLine line) => key switch
    {
        "SERVICE" => line.Service,
        "REGION" => line.Region,
        "RECORD_TYPE" => "Usage",
        _ => throw new AwsException("ValidationException", $"The sandbox does not keep costs by {key}."),
    };

    private static bool Matches(JsonNode filter, string? value)
    {
        string[] options = [.. (filter["MatchOptions"] as JsonArray ?? []).Select(option => (string)option!)];
        if (options.Contains("ABSENT")) return value is null;
        StringComparison comparison = options.Contains("CASE_INSENSITIVE")
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;
        IEnumerable<string> wanted = (filter["Values"] as JsonArray ?? []).Select(item => (string)item!);
        return value is not null && wanted.Any(item =>
            options.Contains("STARTS_WITH") ? value.StartsWith(item, comparison)
            : options.Contains("ENDS_WITH") ? value.EndsWith(item, comparison)
            : options.Contains("CONTAINS") ? value.Contains(item, comparison)
            : value.Equals(item, comparison));
    }
}
