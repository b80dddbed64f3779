using System.Diagnostics;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.ElasticLoadBalancing;

/// <summary>Counts the requests of one load balancer for CloudWatch.</summary>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html</remarks>
internal sealed class BalancerMetrics(SandboxContext context, string region, string balancerArn)
{
    /// <summary>Namespace of Application Load Balancers.</summary>
    public const string Namespace = "AWS/ApplicationELB";

    // arn:aws:elasticloadbalancing:REGION:ACCOUNT:loadbalancer/app/NAME/ID
    private readonly KeyValuePair<string, string> _balancer = Dimension(balancerArn);

    /// <summary>The dimension of a load balancer (<c>app/NAME/ID</c>) or of a target group (<c>targetgroup/NAME/ID</c>).</summary>
    public static KeyValuePair<string, string> Dimension(string arn)
    {
        const string Balancer = "loadbalancer/";
        string path = arn[(arn.LastIndexOf(':') + 1)..];
        return path.StartsWith(Balancer, StringComparison.Ordinal)
            ? new("LoadBalancer", path[Balancer.Length..])
            : new("TargetGroup", path);
    }

    /// <summary>Begins to take the time of a request.</summary>
    public static long Start() => Stopwatch.GetTimestamp();

    /// <summary>Counts a request that a target answered, or should have.</summary>
    /// <param name="groupArn">Group of the target.</param>
    /// <param name="status">Status that the client got.</param>
    /// <param name="isOwn">Whether the load balancer made the answer, because the target gave none.</param>
    /// <param name="started">What <see cref="Start"/> gave.</param>
    public async ValueTask CountAsync(string groupArn, int status, bool isOwn, long started)
    {
        KeyValuePair<string, string>[][] both = [[_balancer], [_balancer, Dimension(groupArn)]];
        foreach (KeyValuePair<string, string>[] dimensions in both)
        {
            await AddAsync("RequestCount", dimensions, 1, "Count").ConfigureAwait(false);
            if (isOwn) continue;
            await AddAsync("TargetResponseTime", dimensions, Stopwatch.GetElapsedTime(started).TotalSeconds, "Seconds").ConfigureAwait(false);
            await AddAsync($"HTTPCode_Target_{status / 100}XX_Count", dimensions, 1, "Count").ConfigureAwait(false);
        }

        // A client that goes away gets no answer at all.
        if (isOwn && status >= 400) await CountOwnAsync(status).ConfigureAwait(false);
    }

    /// <summary>Counts an answer that the load balancer made itself.</summary>
    public ValueTask CountOwnAsync(int status) => AddAsync($"HTTPCode_ELB_{status / 100}XX_Count", [_balancer], 1, "Count");

    private ValueTask AddAsync(string name, KeyValuePair<string, string>[] dimensions, double value, string unit) => context.Metrics.AddAsync(
        region, Namespace, name, dimensions, value, unit, context.Time.GetUtcNow(), CancellationToken.None);
}
