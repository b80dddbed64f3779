using System.Globalization;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments;

/// <summary>Asks the load balancers of a service how its tasks are.</summary>
/// <param name="session">The account.</param>
/// <param name="host">Is told what may not be looked at.</param>
internal sealed class TargetHealthReader(AwsSession session, IHost host)
{
    // An unused group has no listener and checks nobody; where checks are off there is nothing to wait for either.
    private static readonly string[] AsGoodAsHealthy = ["healthy", "unused", "unavailable"];

    /// <summary>The target groups that a service registers its tasks with, each once.</summary>
    public static IEnumerable<string> GroupsOf(Service service) => (service.LoadBalancers ?? [])
        .Select(balancer => balancer.TargetGroupArn)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);

    /// <summary>A target group's name: <c>arn:aws:elasticloadbalancing:region:account:targetgroup/NAME/ID</c>.</summary>
    public static string NameOf(string arn) => arn.Split('/') is [_, var called, _] ? called : arn;

    /// <summary>How the targets of a group are.</summary>
    /// <exception cref="TargetGroupNotFoundException">There is no such group.</exception>
    public async Task<IReadOnlyList<TargetState>> ReadAsync(string arn, CancellationToken cancellationToken)
    {
        DescribeTargetHealthResponse answer = await session.LoadBalancing.DescribeTargetHealthAsync(
            new DescribeTargetHealthRequest { TargetGroupArn = arn }, cancellationToken);
        return
        [
            .. (answer.TargetHealthDescriptions ?? []).Select(target => new TargetState(
                NameOf(arn),
                string.Create(CultureInfo.InvariantCulture, $"{target.Target?.Id}:{target.Target?.Port}"),
                target.TargetHealth?.State?.Value ?? "unknown",
                target.TargetHealth?.Reason?.Value,
                target.TargetHealth?.Description)),
        ];
    }

    /// <summary>How all targets of a service are; none where that may not be looked at.</summary>
    public async Task<IReadOnlyList<TargetState>> ReadAsync(Service service, CancellationToken cancellationToken)
    {
        var targets = new List<TargetState>();
        foreach (string group in GroupsOf(service))
            targets.AddRange(await TryReadAsync(group, cancellationToken) ?? []);
        return targets;
    }

    /// <summary>What a steady service still lacks to be served: a target for each task that is wanted.</summary>
    /// <returns>A sentence; <see langword="null"/> when nothing is lacking, or when that may not be looked at.</returns>
    public async Task<string?> FindLackAsync(Service service, CancellationToken cancellationToken)
    {
        foreach (string group in GroupsOf(service))
        {
            if (await TryReadAsync(group, cancellationToken) is not { } targets)
                continue;

            int good = targets.Count(target => AsGoodAsHealthy.Contains(target.State, StringComparer.Ordinal));
            if (good < service.DesiredCount)
            {
                string ill = string.Join("; ", targets.Where(target => !AsGoodAsHealthy.Contains(target.State, StringComparer.Ordinal)));
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{good} of {service.DesiredCount} targets of {NameOf(group)} are healthy{(ill.Length == 0 ? "" : $": {ill}")}");
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<TargetState>?> TryReadAsync(string group, CancellationToken cancellationToken)
    {
        try
        {
            return await AwsErrors.UnlessDeniedAsync<IReadOnlyList<TargetState>?>(
                async () => await ReadAsync(group, cancellationToken), null, $"How the target group {NameOf(group)} is", host);
        }
        catch (TargetGroupNotFoundException)
        {
            return null;
        }
    }
}
