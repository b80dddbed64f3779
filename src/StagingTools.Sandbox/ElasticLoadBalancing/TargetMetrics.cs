using StagingTools.Sandbox.CloudWatch;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.ElasticLoadBalancing;

/// <summary>How many targets of a group are healthy.</summary>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html</remarks>
internal sealed class TargetMetrics(SandboxContext context, TargetGroups groups, LoadBalancerDoors doors) : IMetricSource
{
    /// <inheritdoc/>
    public IReadOnlyList<MeasuredResource> Find() =>
        [.. doors.Forwarding.Select(pair => new MeasuredResource($"elb {pair.Balancer} {pair.Group}", pair.Balancer.Split(':')[3], pair))];

    /// <inheritdoc/>
    public async Task MeasureAsync(MeasuredResource resource, ProcessUsage? usage, CancellationToken cancellationToken)
    {
        (string balancer, string arn) = ((string, string))resource.Subject;
        if (groups.Find(arn) is not { } group) return;
        // One that drains is counted as neither.
        string[] states = [.. group.Targets.Select(target => target.Health.State)];
        ValueTask AddAsync(string name, double count) => context.Metrics.AddAsync(
            resource.Region,
            BalancerMetrics.Namespace,
            name,
            [BalancerMetrics.Dimension(balancer), BalancerMetrics.Dimension(arn)],
            count,
            "Count",
            context.Time.GetUtcNow(),
            cancellationToken);
        await AddAsync("HealthyHostCount", states.Count(state => state == "healthy")).ConfigureAwait(false);
        await AddAsync("UnHealthyHostCount", states.Count(state => state == "unhealthy")).ConfigureAwait(false);
    }
}
