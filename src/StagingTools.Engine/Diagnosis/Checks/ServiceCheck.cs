using System.Globalization;
using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the service runs as many tasks as it should, of the revision that it should.</summary>
internal sealed class ServiceCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "Service";

    /// <inheritdoc/>
    public string Category => "Application";

    /// <inheritdoc/>
    public string Title => "the ECS service";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Credentials"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["ecs:DescribeClusters", "ecs:DescribeServices"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        Service service;
        try
        {
            service = await scene.ReadServiceAsync(cancellationToken);
        }
        catch (StagingException missing) when (missing.Category == StagingErrorCategory.NotFound)
        {
            return CheckResult.Failed(missing.Message, "Make it with 'staging new'.");
        }

        Deployment? primary = service.Deployments?.Find(deployment => deployment.Status == "PRIMARY");
        string[] evidence =
        [
            string.Create(CultureInfo.InvariantCulture, $"{service.ServiceName} is {service.Status}: {service.RunningCount} of {service.DesiredCount} tasks run, {service.PendingCount} are starting"),
            $"{Arn.Name(service.TaskDefinition ?? "no revision")}, rollout {primary?.RolloutState?.Value ?? "unknown"}",
            .. (service.Events ?? []).Take(3).Select(told => told.Message).OfType<string>(),
        ];
        CheckResult result = service switch
        {
            { Status: not "ACTIVE" } => CheckResult.Failed($"The service is {service.Status}.", "Make it with 'staging new'."),
            { DesiredCount: 0 } => CheckResult.Warning("The service is scaled to 0 tasks.", $"Scale it up: 'aws ecs update-service --cluster {scene.Name.Cluster} --service {scene.Name.Service} --desired-count 1'."),
            _ when primary?.RolloutState?.Value == "FAILED" => CheckResult.Failed("The last deployment failed.", "Look at 'staging deployments', then 'staging undo' or deploy what works with 'staging publish'."),
            _ when primary?.RolloutState?.Value == "IN_PROGRESS" => CheckResult.Warning("A deployment is under way.", "Wait for its end."),
            _ when service.RunningCount < service.DesiredCount => CheckResult.Failed("Fewer tasks run than should.", "Look at what Tasks tells, and at 'staging logs'."),
            _ => CheckResult.Passed(),
        };
        return result with { Evidence = evidence };
    }
}
