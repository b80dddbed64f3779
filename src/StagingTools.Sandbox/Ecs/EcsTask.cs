using System.Text.Json.Nodes;
using StagingTools.Sandbox.ElasticLoadBalancing;

namespace StagingTools.Sandbox.Ecs;

/// <summary>An ECS task: what it was asked to be and what its processes do.</summary>
internal sealed class EcsTask
{
    /// <summary>32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Region.</summary>
    public required string Region { get; init; }

    /// <summary>Name of the cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>ARN of the cluster.</summary>
    public required string ClusterArn { get; init; }

    /// <summary>The task definition as the emulator describes it.</summary>
    public required JsonObject Definition { get; init; }

    /// <summary>Changes of a one-off run to the definition.</summary>
    public required JsonObject Overrides { get; init; }

    /// <summary>service:NAME or family:FAMILY.</summary>
    public required string Group { get; init; }

    /// <summary>The deployment that started it, or what the caller of RunTask said.</summary>
    public string? StartedBy { get; init; }

    /// <summary>Launch type; null when a capacity provider was used.</summary>
    public string? LaunchType { get; init; }

    /// <summary>Capacity provider, if one was used.</summary>
    public string? CapacityProvider { get; init; }

    /// <summary>The machine that it was placed on; null in a cluster that has none.</summary>
    public ContainerInstance? Machine { get; init; }

    /// <summary>Tags.</summary>
    public required Dictionary<string, string> Tags { get; init; }

    /// <summary>Whether ECS Exec was enabled when it was started.</summary>
    public bool AllowsCommands { get; init; }

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When images began to be pulled (UTC).</summary>
    public DateTimeOffset? PullStartedAt { get; set; }

    /// <summary>When they were there (UTC).</summary>
    public DateTimeOffset? PullStoppedAt { get; set; }

    /// <summary>When every essential container ran (UTC).</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it began to stop (UTC).</summary>
    public DateTimeOffset? StoppingAt { get; set; }

    /// <summary>When its last process had ended (UTC).</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>PROVISIONING, PENDING, RUNNING, DEACTIVATING, STOPPING, STOPPED.</summary>
    public string LastStatus { get; set; } = "PROVISIONING";

    /// <summary>RUNNING, or STOPPED once it is to end.</summary>
    public string DesiredStatus { get; set; } = "RUNNING";

    /// <summary>Why it stopped, as a code.</summary>
    public string? StopCode { get; set; }

    /// <summary>Why it stopped, in words.</summary>
    public string? StoppedReason { get; set; }

    /// <summary>Its containers.</summary>
    public required IReadOnlyList<EcsContainer> Containers { get; init; }

    /// <summary>Where load balancers reach it, once it was registered with their target groups.</summary>
    public IReadOnlyList<Target> Targets { get; set; } = [];

    /// <summary>Counts every change.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Ends the task; set when it is to stop.</summary>
    public CancellationTokenSource Stop { get; } = new();

    /// <summary>Whether the scheduler has taken note of its failure.</summary>
    public bool IsAccountedFor { get; set; }

    /// <summary>ARN of the task definition.</summary>
    public string DefinitionArn => (string)Definition["taskDefinitionArn"]!;

    /// <summary>Whether it still occupies its place.</summary>
    public bool IsActive => LastStatus != "STOPPED";

    /// <summary>
    /// Whether its load balancers find it healthy; without one, whether it has stayed up for a while and listens on its ports.
    /// The scheduler finds out.
    /// </summary>
    public bool IsUp { get; set; }

    /// <summary>Whether a deployment may count on it.</summary>
    public bool IsHealthy => LastStatus == "RUNNING" && DesiredStatus == "RUNNING" && IsUp
        && HealthStatus == (Containers.Any(container => container.Essential && container.HasHealthCheck) ? "HEALTHY" : "UNKNOWN");

    /// <summary>The worst health of its essential containers.</summary>
    public string HealthStatus =>
        Containers.Any(container => container.Essential && container.HealthStatus == "UNHEALTHY") ? "UNHEALTHY"
        : Containers.Any(container => container.Essential && container.HasHealthCheck)
            && Containers.All(container => !container.Essential || !container.HasHealthCheck || container.HealthStatus == "HEALTHY")
            ? "HEALTHY"
            : "UNKNOWN";
}
