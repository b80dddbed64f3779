using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments.Checks;

/// <summary>Whether the target groups that a service registers its tasks with are there, and how their targets are.</summary>
/// <param name="session">The account.</param>
/// <param name="host">Is told what could not be looked at.</param>
internal sealed class TargetGroupCheck(AwsSession session, IHost host)
{
    /// <summary>Looks at all of them.</summary>
    public async Task<IReadOnlyList<PublishFinding>> FindAsync(Service service, CancellationToken cancellationToken)
    {
        var findings = new List<PublishFinding>();
        foreach (string arn in TargetHealthReader.GroupsOf(service))
        {
            string name = TargetHealthReader.NameOf(arn);
            if (await AwsErrors.UnlessDeniedAsync(() => LookAsync(arn, name, cancellationToken), null, $"How the target group {name} is", host) is { } finding)
                findings.Add(finding);
        }

        return findings;
    }

    // A version that is ill is what the next one is published for: that is no reason to refuse.
    private async Task<PublishFinding?> LookAsync(string arn, string name, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<TargetState> targets = await new TargetHealthReader(session, host).ReadAsync(arn, cancellationToken);
            return targets.FirstOrDefault(target => target.State == "unhealthy") is not { } ill || targets.Any(target => target.State == "healthy")
                ? null
                : new PublishFinding(
                    $"No target of {name} is healthy now ({ill.Reason}: {ill.Description?.TrimEnd('.')}).",
                    "See whether the version that is published answers the health check.")
                { IsFatal = false };
        }
        catch (TargetGroupNotFoundException)
        {
            return new PublishFinding(
                $"There is no target group {name}, which the service registers its tasks with.",
                "Create the environment again ('staging new').");
        }
    }
}
