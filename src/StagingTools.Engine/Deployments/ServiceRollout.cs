using Amazon.ECS.Model;
using Amazon.Runtime;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Deployments;

/// <summary>Sets a service to a revision and follows the rollout to its end.</summary>
/// <param name="context">The clock, and the build server that is told.</param>
/// <param name="session">The account.</param>
/// <param name="host">Is told what happens.</param>
internal sealed class ServiceRollout(StagingContext context, AwsSession session, IHost host)
{
    private readonly TimeProvider time = context.TimeProvider;
    private readonly TargetHealthReader targets = new(session, host);
    private readonly DeploymentReport report = new(context, host);

    /// <summary>Rolls out.</summary>
    /// <param name="order">What is rolled out where.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="begun">Is called once the deployment began.</param>
    /// <param name="cancellationToken">Stops following; a rollout that began goes on in ECS.</param>
    /// <returns>The deployment as it ended.</returns>
    /// <exception cref="StagingException"><c>DeploymentNotStarted</c>.</exception>
    public async Task<StagingDeployment> RunAsync(
        DeploymentOrder order, TaskDefinition revision, Func<CancellationToken, Task> begun, CancellationToken cancellationToken)
    {
        ServiceTarget target = order.Target;
        Deployment deployment = await UpdateAsync(order, revision, cancellationToken);
        host.Information($"Deployment {deployment.Id} started: {Arn.Name(revision.TaskDefinitionArn!)} with {order.Image.Reference}.");
        try
        {
            await begun(cancellationToken);
            if (order.Timeout is not { } timeout)
                return Result(order, revision, deployment, new RolloutVerdict(DeploymentStatus.Started, Reason: null, order.Before.TaskDefinition));

            using (report.Group(order.Activity))
                return await FollowAsync(order, revision, deployment, timeout, cancellationToken);
        }
        catch (Exception failure)
        {
            report.Unfollowed(target.Service, order.Image.Tag ?? order.Image.Reference, deployment.Id!, failure);
            host.Warning(
                $"Deployment {deployment.Id} goes on in ECS and is no longer followed; "
                + $"'aws ecs describe-services --cluster {target.Cluster} --services {target.Service}' shows how it ends.");
            throw;
        }
    }

    private async Task<Deployment> UpdateAsync(DeploymentOrder order, TaskDefinition revision, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Not cancelled half-way: it would stay unknown whether a deployment began, and which.
        UpdateServiceResponse updated = await session.Ecs.UpdateServiceAsync(
            new UpdateServiceRequest
            {
                Cluster = order.Target.Cluster,
                Service = order.Target.Service,
                TaskDefinition = revision.TaskDefinitionArn,
                ForceNewDeployment = revision.TaskDefinitionArn == order.Current.TaskDefinitionArn ? true : null,
            },
            CancellationToken.None);
        return updated.Service?.Deployments?.Find(
                deployment => deployment.Status == "PRIMARY" && deployment.TaskDefinition == revision.TaskDefinitionArn)
            ?? throw new StagingException(
                "DeploymentNotStarted",
                StagingErrorCategory.OperationFailed,
                $"ECS took the update of {order.Target.Service} and started no deployment of {Arn.Name(revision.TaskDefinitionArn!)}.")
            {
                TargetInput = order.Target.Service,
                RecommendedAction = "Look at the service's events, then run the same command again.",
            };
    }

    private async Task<StagingDeployment> FollowAsync(
        DeploymentOrder order, TaskDefinition revision, Deployment deployment, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ServiceTarget target = order.Target;
        var activity = new ProgressUpdate(order.Activity, "The deployment started");
        host.Progress(activity);
        var feed = new EventFeed(order.Before);
        RolloutVerdict verdict;
        try
        {
            verdict = await new Rollout(session.Ecs, targets, time, host).FollowAsync(
                target.Cluster,
                target.Service,
                new RolloutTracker(order.Before, deployment.Id!, revision.TaskDefinitionArn!),
                feed,
                activity.Activity,
                timeout,
                cancellationToken);
        }
        finally
        {
            host.Progress(activity with { Status = "Done", Completed = true });
        }

        return Result(order, revision, deployment, verdict) with
        {
            Events = feed.Events,
            Targets = await ReadTargetsAsync(order.Before, cancellationToken),
            FailedTasks = verdict.Status == DeploymentStatus.Completed
                ? []
                : await new FailedTaskFinder(session, time, host).FindAsync(
                    target.Cluster, target.Service, deployment.Id!, revision, order.Container, cancellationToken),
        };
    }

    // How the rollout ended is known; that its targets cannot be read must not hide it.
    private async Task<IReadOnlyList<TargetState>> ReadTargetsAsync(Service service, CancellationToken cancellationToken)
    {
        try
        {
            return await targets.ReadAsync(service, cancellationToken);
        }
        catch (AmazonServiceException problem)
        {
            host.Warning($"The targets of {service.ServiceName} could not be looked at: {problem.Message}");
            return [];
        }
    }

    private StagingDeployment Result(DeploymentOrder order, TaskDefinition revision, Deployment deployment, RolloutVerdict verdict) => new()
    {
        Project = order.Target.Name.Project,
        EnvironmentName = order.Target.Name.Name,
        Region = session.Region,
        DeploymentId = deployment.Id!,
        Status = verdict.Status,
        Cluster = Arn.Name(order.Target.Cluster),
        Service = Arn.Name(order.Target.Service),
        Image = order.Image.Reference,
        ImageTag = order.Image.Tag,
        TaskDefinitionArn = revision.TaskDefinitionArn!,
        PreviousTaskDefinitionArn = order.Before.TaskDefinition,
        ServingTaskDefinitionArn = verdict.ServingTaskDefinitionArn,
        Reason = verdict.Reason,
    };
}
