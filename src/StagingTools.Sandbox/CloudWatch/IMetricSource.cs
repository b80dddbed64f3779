using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>A service of the sandbox that measures itself.</summary>
internal interface IMetricSource
{
    /// <summary>What there is to measure now; each is measured about once a minute.</summary>
    IReadOnlyList<MeasuredResource> Find();

    /// <summary>Measures one and hands the values to CloudWatch.</summary>
    /// <param name="resource">What to measure.</param>
    /// <param name="usage">What processes use; null where the system does not tell.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task MeasureAsync(MeasuredResource resource, ProcessUsage? usage, CancellationToken cancellationToken);
}
