using System.Collections.Concurrent;
using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.ElasticLoadBalancing;

/// <summary>The target groups that listeners forward to or services register their tasks with. The emulator keeps their settings.</summary>
internal sealed class TargetGroups(SandboxContext context) : IDisposable
{
    private readonly HealthQuestion _question = new();
    private readonly ConcurrentDictionary<string, TargetGroup> _groups = new(StringComparer.Ordinal);

    /// <summary>A group that was loaded; null when it was not.</summary>
    public TargetGroup? Find(string arn) => _groups.GetValueOrDefault(arn);

    /// <summary>Forgets a group that was deleted.</summary>
    public void Forget(string arn) => _groups.TryRemove(arn, out _);

    /// <summary>Reads a group's settings, anew if it is known already.</summary>
    /// <exception cref="AwsException">There is no such group.</exception>
    public async Task<TargetGroup> LoadAsync(string region, string arn, CancellationToken cancellationToken)
    {
        XElement group = await DescribeAsync(region, arn, cancellationToken).ConfigureAwait(false);
        XElement attributes = await CallAsync(
            region, "DescribeTargetGroupAttributes", "TargetGroupArn", arn, cancellationToken).ConfigureAwait(false);
        var settings = TargetGroupSettings.Read(group, attributes);
        TargetGroup known = _groups.GetOrAdd(arn, _ => new TargetGroup(arn, settings, _question, context.Time));
        known.Settings = settings;
        return known;
    }

    /// <summary>Refuses a group that no load balancer sends requests to, as ECS does.</summary>
    /// <exception cref="AwsException">There is no such group, or no listener forwards to it.</exception>
    public async Task CheckUsedAsync(string region, string arn, CancellationToken cancellationToken)
    {
        XElement group = await DescribeAsync(region, arn, cancellationToken).ConfigureAwait(false);
        if (group.Element("LoadBalancerArns")?.Elements("member").Any() == true) return;
        throw new AwsException(
            "InvalidParameterException", $"The target group with targetGroupArn {arn} does not have an associated load balancer.");
    }

    /// <inheritdoc/>
    public void Dispose() => _question.Dispose();

    private async Task<XElement> DescribeAsync(string region, string arn, CancellationToken cancellationToken)
    {
        try
        {
            XElement answer = await CallAsync(
                region, "DescribeTargetGroups", "TargetGroupArns.member.1", arn, cancellationToken).ConfigureAwait(false);
            return answer.Descendants("TargetGroups").Elements("member").First();
        }
        catch (AwsException missing) when (missing.Code == "TargetGroupNotFound")
        {
            throw new AwsException("InvalidParameterException", $"Unable to find target group {arn}.");
        }
    }

    private Task<XElement> CallAsync(string region, string action, string name, string value, CancellationToken cancellationToken) =>
        context.Moto.QueryAsync(
            "elasticloadbalancing", region, action, [new("Version", "2015-12-01"), new(name, value)], cancellationToken);
}
