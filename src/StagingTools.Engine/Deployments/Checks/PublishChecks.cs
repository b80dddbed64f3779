using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Deployments.Checks;

/// <summary>Looks for everything that would stop a deployment, before anything is touched, and tells it at once. Reads only.</summary>
/// <param name="session">The account.</param>
/// <param name="accountId">Its twelve digits.</param>
/// <param name="host">Is told what is only worth a warning, and what could not be looked at.</param>
internal sealed class PublishChecks(AwsSession session, string accountId, IHost host)
{
    private readonly List<PublishFinding> findings = [];

    /// <summary>Keeps what goes wrong in a step for the end, where everything is told.</summary>
    /// <returns>What the step makes; <see langword="null"/> when it failed.</returns>
    public async Task<T?> TryAsync<T>(Func<Task<T>> step)
        where T : class
    {
        try
        {
            return await step();
        }
        catch (StagingException error) when (error.Category is StagingErrorCategory.NotFound or StagingErrorCategory.InvalidState or StagingErrorCategory.InvalidArgument)
        {
            findings.Add(PublishFinding.Of(error));
            return null;
        }
    }

    /// <summary>Looks at what the tasks of a revision need.</summary>
    public async Task LookAsync(string cluster, Service service, RegisterTaskDefinitionRequest revision, CancellationToken cancellationToken)
    {
        var instances = new ClusterInstances(session, cluster, host, cancellationToken);
        IReadOnlyList<PublishFinding>[] found = await Task.WhenAll(
            new RoleCheck(session, accountId, host).FindAsync(revision, cancellationToken),
            new SecretCheck(session, accountId, host).FindAsync(revision, cancellationToken),
            new LogGroupCheck(session, host).FindAsync(revision, cancellationToken),
            new CapacityCheck(instances).FindAsync(cluster, service, revision),
            new ArchitectureCheck(session, instances, host).FindAsync(service, revision, cancellationToken),
            new TargetGroupCheck(session, host).FindAsync(service, cancellationToken));
        findings.AddRange(found.SelectMany(each => each));
    }

    /// <summary>Tells everything that was found.</summary>
    /// <param name="target">What was to be published to.</param>
    /// <exception cref="StagingException">The only error as it was, or <c>DeploymentNotReady</c> with all findings.</exception>
    public void Refuse(string target)
    {
        foreach (PublishFinding finding in findings.Where(finding => !finding.IsFatal))
            host.Warning($"{finding.Message} {finding.Action}");
        PublishFinding[] fatal = [.. findings.Where(finding => finding.IsFatal)];
        if (fatal is [{ Error: { } only }])
            throw only;
        if (fatal.Length == 0)
            return;

        throw new StagingException(
            "DeploymentNotReady",
            StagingErrorCategory.InvalidState,
            $"Nothing was published to {target}, since no task could start:\n  {string.Join("\n  ", fatal.Select(finding => finding.Message))}")
        {
            TargetInput = target,
            RecommendedAction = string.Join(' ', fatal.Select(finding => finding.Action).Distinct(StringComparer.Ordinal)),
        };
    }
}
