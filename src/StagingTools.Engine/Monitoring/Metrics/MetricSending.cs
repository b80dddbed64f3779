namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>When a metric is sent, which is why it may have no points.</summary>
internal enum MetricSending
{
    /// <summary>For as long as there is what it measures.</summary>
    Always,

    /// <summary>Only while requests come, as with everything of a load balancer.</summary>
    WithRequests,

    /// <summary>Only when there is something to count.</summary>
    WhenCounted,
}
