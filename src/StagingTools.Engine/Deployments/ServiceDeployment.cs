using System.Globalization;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Notifications;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// Sets a service to a revision, follows the rollout to its end, tells what became of it and writes it down.
/// </summary>
/// <param name="context">Where it works.</param>
/// <param name="session">The account.</param>
/// <param name="caller">Whose the credentials are.</param>
/// <param name="slackWebhook">The reference to Slack's webhook; <see langword="null"/> when nobody is told there.</param>
/// <param name="host">Is told what happens.</param>
internal sealed class ServiceDeployment(
    StagingContext context, AwsSession session, GetCallerIdentityResponse caller, string? slackWebhook, IHost host)
{
    private readonly OutcomeRecorder recorder = new(session, host);
    private readonly TargetHealthReader targets = new(session, host);
    private readonly DeploymentReport report = new(context, host);

    /// <summary>Warns of what makes a deployment something else than it seems.</summary>
    /// <param name="target">Where.</param>
    /// <param name="service">The service as it is.</param>
    public void WarnOf(ServiceTarget target, Service service)
    {
        if (Primary(service) is { RolloutState.Value: "IN_PROGRESS" } running)
            host.Warning($"Deployment {running.Id} of {target.Service} has not ended; this one will take its place.");
        if (service.DesiredCount == 0)
            host.Warning($"The service {target.Service} is scaled to 0 tasks: the new revision will not run until it is scaled up.");
    }

    /// <summary>Rolls out.</summary>
    /// <param name="order">What is rolled out where.</param>
    /// <param name="cancellationToken">Stops following; a rollout that began goes on in ECS.</param>
    /// <returns>The deployment as it ended.</returns>
    /// <exception cref="StagingException"><c>DeploymentNotStarted</c>.</exception>
    public async Task<StagingDeployment> RunAsync(DeploymentOrder order, CancellationToken cancellationToken)
    {
        ServiceTarget target = order.Target;
        var notifier = new Notifier(context, session, slackWebhook);
        string? topic = await AlertTopic.FindAsync(session, caller.Account, target.Name, host, cancellationToken);
        DateTimeOffset startedAt = context.TimeProvider.GetUtcNow();
        long start = context.TimeProvider.GetTimestamp();
        TaskDefinition revision = await order.Revision(cancellationToken);
        if (await PrecedeAsync(order, revision, cancellationToken) is { } refused)
            return await EndAsync(refused);

        await RecordUnseenAsync(order, cancellationToken);
        Deployment deployment = await UpdateAsync(order, revision, cancellationToken);
        host.Information($"Deployment {deployment.Id} started: {Arn.Name(revision.TaskDefinitionArn!)} with {order.Image.Reference}.");

        StagingDeployment result;
        try
        {
            await notifier.NotifyAsync(
                DeploymentNotices.Started(target.Name, session.Region, target.Service, order.Image.Reference), topic, host, cancellationToken);
            if (order.Timeout is not { } timeout)
                return await EndAsync(Result(
                    order, revision, deployment, new RolloutVerdict(DeploymentStatus.Started, Reason: null, order.Before.TaskDefinition)));

            using (report.Group(order.Activity))
                result = await FollowAsync(order, revision, deployment, timeout, cancellationToken);
        }
        catch (Exception failure)
        {
            report.Unfollowed(target.Service, order.Image.Tag ?? order.Image.Reference, deployment.Id!, failure);
            host.Warning(
                $"Deployment {deployment.Id} goes on in ECS and is no longer followed; "
                + $"'aws ecs describe-services --cluster {target.Cluster} --services {target.Service}' shows how it ends.");
            throw;
        }

        return await EndAsync(result);

        async Task<StagingDeployment> EndAsync(StagingDeployment ended)
        {
            ended = ended with
            {
                Image = order.Image.Reference,
                ImageTag = order.Image.Tag,
                StartedAt = startedAt,
                Duration = context.TimeProvider.GetElapsedTime(start),
            };
            Tell(ended);
            report.Ended(ended, order.Differences);
            if (ended.Status == DeploymentStatus.Started)
                return ended;

            await RecordAsync(order, ended, cancellationToken);
            await notifier.NotifyAsync(DeploymentNotices.Ended(ended), topic, host, cancellationToken);
            return ended;
        }
    }

    private async Task<StagingDeployment?> PrecedeAsync(DeploymentOrder order, TaskDefinition revision, CancellationToken cancellationToken)
    {
        if (order.First is not { } first)
            return null;

        using (report.Group("Migrating"))
            return await first(revision, cancellationToken);
    }

    // A run that was stopped, or another tool, deployed what serves now: this is the last moment at which ECS tells its end.
    private async Task RecordUnseenAsync(DeploymentOrder order, CancellationToken cancellationToken)
    {
        if (Primary(order.Before) is { RolloutState.Value: "COMPLETED", RunningCount: > 0 } ended
            && ended.TaskDefinition == order.Current.TaskDefinitionArn
            && order.Current.Recorded.Outcome != DeploymentOutcome.Completed)
            await recorder.RecordAsync(
                order.Current.TaskDefinitionArn, OutcomeTags.OfUnseen(ended, order.Current.Recorded), cancellationToken);
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
            verdict = await new Rollout(session.Ecs, targets, context.TimeProvider, host).FollowAsync(
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
                : await new FailedTaskFinder(session, context.TimeProvider, host).FindAsync(
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
        TaskDefinitionArn = revision.TaskDefinitionArn!,
        PreviousTaskDefinitionArn = order.Before.TaskDefinition,
        ServingTaskDefinitionArn = verdict.ServingTaskDefinitionArn,
        Reason = verdict.Reason,
    };

    // The result holds all tasks and their logs; told is what to read first.
    private void Tell(StagingDeployment deployment)
    {
        if (deployment.FailedTasks is [.., { } task])
        {
            string exit = task.ExitCode is { } code ? $", exit code {code.ToString(CultureInfo.InvariantCulture)}" : "";
            string words = task.LastLogLines is [.., { } line] ? $". Its last words: {line}" : "";
            host.Warning(
                $"{(deployment.FailedTasks.Count == 1 ? "Task" : "The last task that stopped,")} {Arn.Name(task.TaskArn)}"
                + $"{(deployment.FailedTasks.Count == 1 ? " stopped" : "")}: {task.Reason ?? task.StopCode ?? "no reason given"}{exit}{words}");
        }

        if (deployment.Status != DeploymentStatus.Completed)
            foreach (TargetState target in deployment.Targets.Where(target => target.State is not "healthy" and not "draining"))
                host.Warning($"Target {target}.");

        string serving = deployment.ServingTaskDefinitionArn is { } arn ? $"{Arn.Name(arn)} serves" : "nothing serves";
        host.Information(
            $"The deployment of {deployment.ImageTag ?? deployment.Image} to {deployment.Service} "
            + $"{DeploymentNotices.Phrase(deployment.Status)}; {serving}.");
    }

    private async Task RecordAsync(DeploymentOrder order, StagingDeployment deployment, CancellationToken cancellationToken)
    {
        // The revision that serves was not deployed, whatever became of its migration: how it came to serve stays.
        if (deployment.Status == DeploymentStatus.MigrationFailed && deployment.TaskDefinitionArn == order.Current.TaskDefinitionArn)
            return;

        await recorder.RecordAsync(
            deployment.TaskDefinitionArn,
            OutcomeTags.Of(deployment, caller.Arn, context.TimeProvider.GetUtcNow()),
            cancellationToken);
        // One that never served was not gone back from: how it ended says more.
        if (order.Undoes
            && deployment.Status == DeploymentStatus.Completed
            && RevisionOutcome.Of(order.Before, order.Current) is DeploymentOutcome.Completed or DeploymentOutcome.Unknown)
            await recorder.RecordAsync(order.Current.TaskDefinitionArn, OutcomeTags.OfUndone(), cancellationToken);
    }

    private static Deployment? Primary(Service service) => service.Deployments?.Find(deployment => deployment.Status == "PRIMARY");
}
