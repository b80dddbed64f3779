using static StagingTools.Engine.Monitoring.Metrics.MetricResourceKind;

namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>The metrics that have friendly names: what there is to watch of an environment.</summary>
/// <remarks>
/// Names, units and dimensions are those of AWS's pages: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html,
/// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html,
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html and
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html.
/// </remarks>
internal static class MetricCatalog
{
    private const string Rds = "AWS/RDS";
    private const string ElastiCache = "AWS/ElastiCache";
    private const string Ecs = "AWS/ECS";
    private const string Elb = "AWS/ApplicationELB";

    /// <summary>The metrics, by what they measure.</summary>
    public static IReadOnlyList<CatalogMetric> All { get; } =
    [
        new("DatabaseCpu", Database, Rds, "CPUUtilization", "Percent", "Average"),
        new("DatabaseCpuCredits", Database, Rds, "CPUCreditBalance", "Count", "Minimum"),
        new("DatabaseConnections", Database, Rds, "DatabaseConnections", "Count", "Maximum"),
        new("DatabaseFreeStorage", Database, Rds, "FreeStorageSpace", "Bytes", "Minimum"),
        new("DatabaseFreeMemory", Database, Rds, "FreeableMemory", "Bytes", "Minimum"),
        new("DatabaseReadIops", Database, Rds, "ReadIOPS", "Count/Second", "Average"),
        new("DatabaseWriteIops", Database, Rds, "WriteIOPS", "Count/Second", "Average"),
        new("DatabaseReadLatency", Database, Rds, "ReadLatency", "Seconds", "Average"),
        new("DatabaseWriteLatency", Database, Rds, "WriteLatency", "Seconds", "Average"),
        new("DatabaseReadThroughput", Database, Rds, "ReadThroughput", "Bytes/Second", "Average"),
        new("DatabaseWriteThroughput", Database, Rds, "WriteThroughput", "Bytes/Second", "Average"),
        new("DatabaseDiskQueue", Database, Rds, "DiskQueueDepth", "Count", "Average"),
        new("CacheCpu", Cache, ElastiCache, "CPUUtilization", "Percent", "Average"),
        new("CacheEngineCpu", Cache, ElastiCache, "EngineCPUUtilization", "Percent", "Average"),
        new("CacheMemory", Cache, ElastiCache, "DatabaseMemoryUsagePercentage", "Percent", "Average"),
        new("CacheFreeMemory", Cache, ElastiCache, "FreeableMemory", "Bytes", "Minimum"),
        new("CacheNetworkIn", Cache, ElastiCache, "NetworkBytesIn", "Bytes", "Sum"),
        new("CacheNetworkOut", Cache, ElastiCache, "NetworkBytesOut", "Bytes", "Sum"),
        new("CacheConnections", Cache, ElastiCache, "CurrConnections", "Count", "Maximum"),
        new("CacheItems", Cache, ElastiCache, "CurrItems", "Count", "Maximum"),
        new("CacheEvictions", Cache, ElastiCache, "Evictions", "Count", "Sum"),
        new("CacheHits", Cache, ElastiCache, "CacheHits", "Count", "Sum"),
        new("CacheMisses", Cache, ElastiCache, "CacheMisses", "Count", "Sum"),
        new("ServiceCpu", Service, Ecs, "CPUUtilization", "Percent", "Average"),
        new("ServiceMemory", Service, Ecs, "MemoryUtilization", "Percent", "Average"),
        new("LoadBalancerRequests", TargetGroup, Elb, "RequestCount", "Count", "Sum", MetricSending.WithRequests),
        new("LoadBalancerLatency", TargetGroup, Elb, "TargetResponseTime", "Seconds", "Average", MetricSending.WithRequests),
        new("LoadBalancerErrors", TargetGroup, Elb, "HTTPCode_Target_5XX_Count", "Count", "Sum", MetricSending.WhenCounted),
        new("LoadBalancerOwnErrors", LoadBalancer, Elb, "HTTPCode_ELB_5XX_Count", "Count", "Sum", MetricSending.WhenCounted),
        new("HealthyHosts", TargetGroup, Elb, "HealthyHostCount", "Count", "Minimum"),
        new("UnhealthyHosts", TargetGroup, Elb, "UnHealthyHostCount", "Count", "Maximum"),
        new("ApplicationErrors", Application, "StagingTools/{0}", "ApplicationErrors", "Count", "Sum", MetricSending.WhenCounted),
    ];
}
