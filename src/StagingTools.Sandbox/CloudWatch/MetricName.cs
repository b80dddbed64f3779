namespace StagingTools.Sandbox.CloudWatch;

/// <summary>What makes a metric one: where it is, its namespace, its name and the exact set of its dimensions.</summary>
/// <param name="Region">Region.</param>
/// <param name="Namespace">Namespace.</param>
/// <param name="Name">Name.</param>
/// <param name="Identity">The dimensions as one text, in the order of their names.</param>
internal sealed record MetricName(string Region, string Namespace, string Name, string Identity)
{
    private const char Between = '\u001f';

    /// <summary>The dimensions, in the order of their names.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Dimensions =>
        Identity.Length == 0
            ? []
            : [.. Identity.Split(Between).Chunk(2).Select(pair => new KeyValuePair<string, string>(pair[0], pair[1]))];

    /// <summary>Names a metric.</summary>
    public static MetricName Of(
        string region, string metricNamespace, string name, IEnumerable<KeyValuePair<string, string>> dimensions) => new(
            region,
            metricNamespace,
            name,
            string.Join(Between, dimensions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}{Between}{pair.Value}")));
}
