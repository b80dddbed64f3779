using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Ecs;

/// <summary>An ECS service.</summary>
internal sealed class EcsService
{
    private const int MostEvents = 100;

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Region.</summary>
    public required string Region { get; init; }

    /// <summary>Name of the cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>ARN of the cluster.</summary>
    public required string ClusterArn { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>ACTIVE, DRAINING or INACTIVE.</summary>
    public string Status { get; set; } = "ACTIVE";

    /// <summary>Tasks that should run.</summary>
    public required int DesiredCount { get; set; }

    /// <summary>Members that are answered as they were sent, such as load balancers and placement.</summary>
    public required JsonObject Settings { get; init; }

    /// <summary>Tags.</summary>
    public required Dictionary<string, string> Tags { get; init; }

    /// <summary>Whether its steady state has been reported since tasks were last started or stopped.</summary>
    public bool IsSteady { get; set; }

    /// <summary>What it last said of a task that finds no place; null when all have one. It is not said twice.</summary>
    public string? Complaint { get; set; }

    /// <summary>Deployments, newest first; the primary one is among them.</summary>
    public List<EcsDeployment> Deployments { get; } = [];

    /// <summary>Events, newest first.</summary>
    public List<ServiceEvent> Events { get; } = [];

    /// <summary>The deployment that is being rolled out or stands.</summary>
    public EcsDeployment Primary => Deployments.First(deployment => deployment.Status == "PRIMARY");

    /// <summary>Least share of the desired tasks that must be healthy during a deployment, in percent.</summary>
    public int MinimumHealthyPercent => (int?)Settings["deploymentConfiguration"]?["minimumHealthyPercent"] ?? 100;

    /// <summary>Most tasks that may run during a deployment, in percent of the desired ones.</summary>
    public int MaximumPercent => (int?)Settings["deploymentConfiguration"]?["maximumPercent"] ?? 200;

    /// <summary>How long after its start a task is not judged by its health.</summary>
    public TimeSpan GracePeriod => TimeSpan.FromSeconds((int?)Settings["healthCheckGracePeriodSeconds"] ?? 0);

    /// <summary>Whether load balancers send requests to its tasks.</summary>
    public bool IsBalanced =>
        (Settings["loadBalancers"] as JsonArray ?? []).Any(balancer => balancer!["targetGroupArn"] is not null);

    /// <summary>Whether a method, <c>deploymentCircuitBreaker</c> or <c>alarms</c>, fails deployments.</summary>
    public bool Detects(string method) => Method(method, "enable");

    /// <summary>Whether a deployment that such a method has failed is rolled back.</summary>
    public bool RollsBack(string method) => Method(method, "rollback");

    /// <summary>Adds an event.</summary>
    public void Report(DateTimeOffset now, string message)
    {
        Events.Insert(0, new ServiceEvent(Guid.NewGuid().ToString("D"), now, $"(service {Name}) {message}"));
        if (Events.Count > MostEvents) Events.RemoveRange(MostEvents, Events.Count - MostEvents);
    }

    private bool Method(string method, string setting) =>
        (bool?)Settings["deploymentConfiguration"]?[method]?[setting] ?? false;
}
