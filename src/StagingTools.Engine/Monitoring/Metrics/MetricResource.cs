using Amazon.CloudWatch.Model;

namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>Something of an environment that is measured.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Dimensions">How CloudWatch tells it from others.</param>
internal sealed record MetricResource(string Name, IReadOnlyList<Dimension> Dimensions);
