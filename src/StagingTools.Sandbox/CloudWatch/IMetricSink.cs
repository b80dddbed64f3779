namespace StagingTools.Sandbox.CloudWatch;

/// <summary>Takes what the sandbox's own parts measure, as CloudWatch takes it from AWS's own services.</summary>
internal interface IMetricSink
{
    /// <summary>Adds one value of a metric.</summary>
    /// <param name="region">Region.</param>
    /// <param name="metricNamespace">Namespace, such as <c>AWS/RDS</c>.</param>
    /// <param name="name">Name, such as <c>CPUUtilization</c>.</param>
    /// <param name="dimensions">Names and values of its dimensions; may be empty.</param>
    /// <param name="value">The value, in <paramref name="unit"/>.</param>
    /// <param name="unit">One of CloudWatch's units, such as <c>Percent</c>, <c>Bytes</c>, <c>Count</c>, <c>None</c>.</param>
    /// <param name="time">When it was measured.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(
        string region,
        string metricNamespace,
        string name,
        IReadOnlyList<KeyValuePair<string, string>> dimensions,
        double value,
        string unit,
        DateTimeOffset time,
        CancellationToken cancellationToken);
}
