using System.Security.Cryptography;
using System.Text;
using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Environments.Dns;

/// <summary>Finds where the environment is reached: its load balancer, else the public address of its instance.</summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
internal sealed class DnsTargetFinder(AwsSession session, EnvironmentName name)
{
    // As load_balancer.tf has them.
    private const int LongestBalancerName = 32;
    private const int KeptOfLongName = 25;

    /// <summary>The name of the load balancer, if there is one: longer ones are cut and told apart by a hash.</summary>
    public static string BalancerName(string stem)
    {
        if (stem.Length <= LongestBalancerName)
            return stem;

        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stem)))[..6];
        string kept = stem[..KeptOfLongName];
        return $"{(kept.EndsWith('-') ? kept[..^1] : kept)}-{hash}";
    }

    /// <summary>Finds it.</summary>
    /// <exception cref="StagingException"><c>DnsTargetMissing</c>.</exception>
    public async Task<DnsTarget> FindAsync(CancellationToken cancellationToken) =>
        await BalancerAsync(cancellationToken) ?? await InstanceAsync(cancellationToken)
        ?? throw new StagingException(
            "DnsTargetMissing",
            StagingErrorCategory.InvalidState,
            $"{name.Name} has neither a load balancer nor a running instance with a public address, so no record could lead to it.")
        {
            TargetInput = name.Name,
            RecommendedAction = "Wait until its instance runs ('staging get'), then run the same command again.",
        };

    private async Task<DnsTarget?> BalancerAsync(CancellationToken cancellationToken)
    {
        try
        {
            DescribeLoadBalancersResponse answer = await session.LoadBalancing.DescribeLoadBalancersAsync(
                new DescribeLoadBalancersRequest { Names = [BalancerName(name.Stem)] }, cancellationToken);
            return answer.LoadBalancers is [{ DNSName: { } host, CanonicalHostedZoneId: { } zone }, ..] ? new DnsTarget(host, zone) : null;
        }
        catch (LoadBalancerNotFoundException)
        {
            return null;
        }
    }

    // While an instance is replaced there are two: the newer one stays.
    private async Task<DnsTarget?> InstanceAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Instance> instances = await Ec2Instances.ListAsync(
            session,
            [
                new() { Name = "tag:Project", Values = [name.Project] },
                new() { Name = "tag:Environment", Values = [name.Name] },
                new() { Name = "instance-state-name", Values = ["running"] },
            ],
            cancellationToken);
        return instances.Where(instance => instance.PublicIpAddress is { Length: > 0 })
            .OrderByDescending(instance => instance.LaunchTime)
            .Select(instance => new DnsTarget(instance.PublicIpAddress!, AliasZoneId: null))
            .FirstOrDefault();
    }
}
