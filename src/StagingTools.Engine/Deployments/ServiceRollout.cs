using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Deployments;

/// <summary>Sets a service to a revision and follows the rollout to its end.</summary>
/// <param name="session">The account.</param>
/// <param name="time">The clock.</param>
/// <param name="host">Is told what happens.</param>
internal sealed class ServiceRollout(AwsSession session, TimeProvider time, IHost host)
{
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
            return await FollowAsync(order, revision, deployment, cancellationToken);
        }
        catch (Exception)
        {
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
        DeploymentOrder order, TaskDefinition revision, Deployment deployment, CancellationToken cancellationToken)
    {
        ServiceTarget target = order.Target;
        var activity = new ProgressUpdate(order.Activity, "The deployment started");
        host.Progress(activity);
        var feed = new EventFeed(order.Before);
        RolloutVerdict verdict;
        try
        {
            verdict = await new Rollout(session.Ecs, time, host).FollowAsync(
                target.Cluster,
                target.Service,
                new RolloutTracker(order.Before, deployment.Id!, revision.TaskDefinitionArn!),
                feed,
                activity.Activity,
                order.Timeout,
                cancellationToken);
        }
        finally
        {
            host.Progress(activity with { Status = "Done", Completed = true });
        }

        return new StagingDeployment
        {
            Project = target.Name.Project,
            EnvironmentName = target.Name.Name,
            Region = session.Region,
            DeploymentId = deployment.Id!,
            Status = verdict.Status,
            Cluster = Arn.Name(target.Cluster),
            Service = Arn.Name(target.Service),
            Image = order.Image.Reference,
            ImageTag = order.Image.Tag,
            TaskDefinitionArn = revision.TaskDefinitionArn!,
            PreviousTaskDefinitionArn = order.Before.TaskDefinition,
            ServingTaskDefinitionArn = verdict.ServingTaskDefinitionArn,
            Reason = verdict.Reason,
            Events = feed.Events,
            FailedTasks = verdict.Status == DeploymentStatus.Completed
                ? []
                : await new FailedTaskFinder(session, time, host).FindAsync(
                    target.Cluster, target.Service, deployment.Id!, revision, order.Container, cancellationToken),
        };
    }
}
