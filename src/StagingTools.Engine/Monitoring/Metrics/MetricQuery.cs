namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>One series to read.</summary>
/// <param name="Metric">Which metric.</param>
/// <param name="Namespace">CloudWatch's namespace, of this environment.</param>
/// <param name="Resource">Of what.</param>
/// <param name="Statistic">Which statistic.</param>
internal sealed record MetricQuery(CatalogMetric Metric, string Namespace, MetricResource Resource, string Statistic);
