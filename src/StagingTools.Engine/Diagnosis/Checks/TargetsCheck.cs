using Amazon.ECS.Model;
using StagingTools.Engine.Deployments;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the load balancer finds the tasks healthy.</summary>
internal sealed class TargetsCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "Targets";

    /// <inheritdoc/>
    public string Category => "Application";

    /// <inheritdoc/>
    public string Title => "the load balancer's targets";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Service"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["ecs:DescribeServices", "elasticloadbalancing:DescribeTargetHealth"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        Service service = await scene.ReadServiceAsync(cancellationToken);
        if (!TargetHealthReader.GroupsOf(service).Any())
            return CheckResult.Skipped("The service has no load balancer.");

        IReadOnlyList<TargetState> targets = await new TargetHealthReader(scene.Session, scene.Host).ReadAsync(service, cancellationToken);
        string[] evidence = [.. targets.Select(target => $"{target}")];
        if (targets.Any(target => target.State == "healthy") && targets.All(target => target.State is "healthy" or "draining" or "initial"))
            return CheckResult.Passed(evidence);

        return (targets.Any(target => target.State == "healthy")
            ? CheckResult.Warning("Not all targets are healthy.", "Look at the health page with 'staging test', and at 'staging logs'.")
            : CheckResult.Failed("No target is healthy: nobody is served.", "Look at the health page with 'staging test', and at 'staging logs'.")) with
        {
            Evidence = evidence,
        };
    }
}
