namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>What CloudWatch has of one series.</summary>
/// <param name="Points">The points, oldest first.</param>
/// <param name="Trouble">What CloudWatch says of points that it does not give; <see langword="null"/> where it gave all.</param>
internal sealed record MetricSeries(IReadOnlyList<MetricPoint> Points, string? Trouble);
