namespace StagingTools.Sandbox.CloudWatch;

/// <summary>What a metric was over one period.</summary>
/// <param name="Time">Begin of the period.</param>
/// <param name="Unit">Unit; null where values of several were put together.</param>
/// <param name="Bucket">The values.</param>
internal sealed record MetricPoint(DateTimeOffset Time, string? Unit, MetricBucket Bucket);
