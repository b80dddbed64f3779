namespace StagingTools.Sandbox.Ecs;

/// <summary>When failing tasks fail a deployment.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html</remarks>
internal static class CircuitBreaker
{
    /// <summary>Failed tasks that break the circuit: half of the desired ones, at least 3 and at most 200.</summary>
    public static int Threshold(int desired) => Math.Clamp((int)Math.Ceiling(desired / 2.0), 3, 200);
}
