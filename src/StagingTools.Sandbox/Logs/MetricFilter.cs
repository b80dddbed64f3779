using System.Globalization;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Logs.Patterns;

namespace StagingTools.Sandbox.Logs;

/// <summary>A metric filter: what events it counts, and as what.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html</remarks>
internal sealed record MetricFilter
{
    private const int MostDimensions = 3;
    private const int LongestName = 512;

    /// <summary>Its name within its group.</summary>
    public required string Name { get; init; }

    /// <summary>The pattern as it was given.</summary>
    public required string PatternText { get; init; }

    /// <summary>What events it counts.</summary>
    public required FilterPattern Pattern { get; init; }

    /// <summary>The transformation as it was given.</summary>
    public required JsonObject Transformation { get; init; }

    /// <summary>Milliseconds since 1970 at which it was put.</summary>
    public required long CreationTime { get; init; }

    /// <summary>Namespace of its metric.</summary>
    public required string Namespace { get; init; }

    /// <summary>Name of its metric.</summary>
    public required string MetricName { get; init; }

    /// <summary>Unit of its metric.</summary>
    public required string Unit { get; init; }

    /// <summary>The value of a minute in which events came in and none matched; null where there is none then.</summary>
    public required double? DefaultValue { get; init; }

    /// <summary>Reads the value of an event that matches; null where it has none.</summary>
    public required Func<ReadOnlyMemory<byte>, string?> Value { get; init; }

    /// <summary>Reads the dimensions of an event that matches, each by its name.</summary>
    public required IReadOnlyList<KeyValuePair<string, Func<ReadOnlyMemory<byte>, string?>>> Dimensions { get; init; }

    /// <summary>Reads the request of PutMetricFilter.</summary>
    /// <exception cref="AwsException">A parameter is wrong.</exception>
    public static MetricFilter Parse(JsonObject request, long now)
    {
        string name = LogParameters.Required(request, "filterName");
        if (name.Length > LongestName) throw LogsError.Constraint(name, "filterName", $"have length less than or equal to {LongestName}");
        if (name.AsSpan().ContainsAny(':', '*')) throw LogsError.Constraint(name, "filterName", "satisfy regular expression pattern: [^:*]*");
        string text = (string?)request["filterPattern"] ?? "";
        FilterPattern pattern = MetricFilterOperations.ParsePattern(text);
        if (request["metricTransformations"] is not JsonArray { Count: 1 } transformations || transformations[0] is not JsonObject transformation)
        {
            throw LogsError.Constraint(
                request["metricTransformations"]?.ToJsonString() ?? "null", "metricTransformations", "have length less than or equal to 1");
        }

        KeyValuePair<string, string>[] dimensions =
            [.. (transformation["dimensions"] as JsonObject ?? []).Select(one => KeyValuePair.Create(one.Key, (string?)one.Value ?? ""))];
        double? byDefault = (double?)transformation["defaultValue"];
        if (dimensions.Length > MostDimensions) throw LogsError.Invalid($"Invalid metric transformation: at most {MostDimensions} dimensions are allowed.");
        if (dimensions.Length > 0 && byDefault is not null)
        {
            throw LogsError.Invalid("Invalid metric transformation: dimensions and default value are mutually exclusive properties.");
        }

        return new MetricFilter
        {
            Name = name,
            PatternText = text,
            Pattern = pattern,
            Transformation = (JsonObject)transformation.DeepClone(),
            CreationTime = now,
            Namespace = LogParameters.Required(transformation, "metricNamespace"),
            MetricName = LogParameters.Required(transformation, "metricName"),
            Unit = (string?)transformation["unit"] ?? "None",
            DefaultValue = byDefault,
            Value = Reader(pattern, LogParameters.Required(transformation, "metricValue"), "metricValue"),
            Dimensions = [.. dimensions.Select(one => KeyValuePair.Create(one.Key, Reader(pattern, one.Value, "dimensions")))],
        };
    }

    /// <summary>As DescribeMetricFilters tells it.</summary>
    public JsonObject Describe(string group) => new()
    {
        ["filterName"] = Name,
        ["filterPattern"] = PatternText,
        ["metricTransformations"] = new JsonArray(Transformation.DeepClone()),
        ["creationTime"] = CreationTime,
        ["logGroupName"] = group,
        ["applyOnTransformedLogs"] = false,
    };

    // A number, or where in the event the value is: only patterns for JSON and for fields know places.
    private static Func<ReadOnlyMemory<byte>, string?> Reader(FilterPattern pattern, string value, string parameter)
    {
        if (value.StartsWith('$'))
        {
            return pattern.ReaderOf(value)
                ?? throw LogsError.Invalid($"Invalid metric transformation: {parameter} {value} is not a value that the filter pattern names.");
        }

        return parameter == "metricValue" && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? _ => value
            : throw LogsError.Invalid($"Invalid metric transformation: {parameter} {value} is neither a number nor a value of the event.");
    }
}
