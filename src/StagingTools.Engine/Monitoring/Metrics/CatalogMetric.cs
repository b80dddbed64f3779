namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>A metric that has a friendly name.</summary>
/// <param name="Name">The friendly name.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Namespace">CloudWatch's namespace; a <c>{0}</c> stands for the stem of the environment's names.</param>
/// <param name="MetricName">CloudWatch's name.</param>
/// <param name="Unit">CloudWatch's word for its unit.</param>
/// <param name="Statistic">The statistic that suits it.</param>
/// <param name="Sending">When it is sent.</param>
internal sealed record CatalogMetric(
    string Name,
    MetricResourceKind Kind,
    string Namespace,
    string MetricName,
    string Unit,
    string Statistic,
    MetricSending Sending = MetricSending.Always);
