namespace StagingTools.Engine.Monitoring.Metrics;

/// <summary>What of an environment is measured.</summary>
internal enum MetricResourceKind
{
    /// <summary>The database instance.</summary>
    Database,

    /// <summary>The cache cluster.</summary>
    Cache,

    /// <summary>Each service of the ECS cluster.</summary>
    Service,

    /// <summary>Each application load balancer that leads to a service.</summary>
    LoadBalancer,

    /// <summary>Each target group in which such a load balancer finds a service's tasks.</summary>
    TargetGroup,

    /// <summary>The application's log.</summary>
    Application,
}
