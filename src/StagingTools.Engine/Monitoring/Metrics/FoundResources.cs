namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>What there is of one kind, or why there is nothing.</summary>
/// <param name="Resources">What there is.</param>
/// <param name="Lack">A sentence, where there is nothing.</param>
internal sealed record FoundResources(IReadOnlyList<MetricResource> Resources, string Lack);
