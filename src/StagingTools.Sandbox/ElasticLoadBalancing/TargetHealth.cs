namespace StagingTools.Sandbox.ElasticLoadBalancing;

/// <summary>How a target is, in the words of Elastic Load Balancing.</summary>
/// <param name="State">initial, healthy, unhealthy or draining.</param>
/// <param name="Reason">Why it is not healthy, as a code; null when it is.</param>
/// <param name="Description">Why it is not healthy, in words.</param>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html</remarks>
internal sealed record TargetHealth(string State, string? Reason = null, string? Description = null)
{
    /// <summary>Registered, and not asked often enough yet.</summary>
    public static TargetHealth Initial { get; } =
        new("initial", "Elb.InitialHealthChecking", "Initial health checks in progress");

    /// <summary>It answers.</summary>
    public static TargetHealth Healthy { get; } = new("healthy");

    /// <summary>It gets no new requests, and those that it has may end.</summary>
    public static TargetHealth Draining { get; } =
        new("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress");

    /// <summary>It answers with another status than the group wants.</summary>
    public static TargetHealth WrongStatus(int status) =>
        new("unhealthy", "Target.ResponseCodeMismatch", $"Health checks failed with these codes: [{status}]");

    /// <summary>It does not answer in time.</summary>
    public static TargetHealth TimedOut { get; } = new("unhealthy", "Target.Timeout", "Request timed out");

    /// <summary>No connection comes about.</summary>
    public static TargetHealth Unreachable { get; } = new("unhealthy", "Target.FailedHealthChecks", "Health checks failed");
}
