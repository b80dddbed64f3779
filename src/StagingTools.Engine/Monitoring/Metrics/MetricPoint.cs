namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>One value of a metric.</summary>
/// <param name="Timestamp">Where its period begins, UTC.</param>
/// <param name="Value">The statistic over that period, in the metric's unit.</param>
public sealed record MetricPoint(DateTimeOffset Timestamp, double Value);
