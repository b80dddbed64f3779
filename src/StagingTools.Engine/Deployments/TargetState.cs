namespace StagingTools.Engine.Deployments;

/// <summary>What a load balancer thinks of a task.</summary>
/// <param name="TargetGroup">The target group's name.</param>
/// <param name="Target">The task as the group knows it: an instance or an address, and a port.</param>
/// <param name="State">The load balancer's word for it, such as <c>healthy</c>, <c>unhealthy</c>, <c>initial</c> or <c>draining</c>.</param>
/// <param name="Reason">The reason's code, such as <c>Target.ResponseCodeMismatch</c>; <see langword="null"/> for a healthy one.</param>
/// <param name="Description">The reason in words; <see langword="null"/> for a healthy one.</param>
public sealed record TargetState(string TargetGroup, string Target, string State, string? Reason, string? Description)
{
    /// <summary>One line: <c>10.0.0.5:3000 of app is unhealthy (Target.Timeout: Request timed out)</c>.</summary>
    public override string ToString()
    {
        string[] why = [.. new[] { Reason, Description?.TrimEnd('.') }.OfType<string>()];
        return $"{Target} of {TargetGroup} is {State}{(why.Length == 0 ? "" : $" ({string.Join(": ", why)})")}";
    }
}
