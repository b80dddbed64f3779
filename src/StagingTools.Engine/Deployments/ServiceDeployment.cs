using System.Globalization;
using Amazon.ECS.Model;
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
/// <param name="targets">Where people are told beside the alert topic.</param>
/// <param name="host">Is told what happens.</param>
internal sealed class ServiceDeployment(
    StagingContext context, AwsSession session, GetCallerIdentityResponse caller, NotificationTargets targets, IHost host)
{
    private readonly OutcomeRecorder recorder = new(session, host);
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
        using var notifier = new Notifier(context, session, targets);
        string? topic = await AlertTopic.FindAsync(session, caller.Account, target.Name, host, cancellationToken);
        DateTimeOffset startedAt = context.TimeProvider.GetUtcNow();
        long start = context.TimeProvider.GetTimestamp();
        await using FollowedHost followed = notifier.Follow(
            host, DeploymentNotices.Started(target.Name, session.Region, target.Service, order.Image.Reference));
        TaskDefinition revision = await order.Revision(cancellationToken);
        if (await PrecedeAsync(order, revision, cancellationToken) is { } refused)
            return await EndAsync(refused);

        await RecordUnseenAsync(order, cancellationToken);
        StagingDeployment result = await new ServiceRollout(context, session, followed).RunAsync(
            order,
            revision,
            token => notifier.NotifyAsync(
                DeploymentNotices.Started(target.Name, session.Region, target.Service, order.Image.Reference), topic, host, token),
            cancellationToken);
        if (order.Proof is not null && result.Status == DeploymentStatus.Completed)
            result = await new DeploymentProof(context, session, recorder, caller.Arn, followed).RunAsync(order, revision, result, cancellationToken);
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
            await followed.EndAsync(DeploymentNotices.Ended(ended), topic, cancellationToken);
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
            && order.Current.Recorded.Outcome != DeploymentOutcome.Completed
            // Its smoke tests failed: ECS does not know of that.
            && !(order.Current.Recorded.Outcome == DeploymentOutcome.SmokeTestFailed && order.Current.Recorded.DeploymentId == ended.Id))
            await recorder.RecordAsync(
                order.Current.TaskDefinitionArn, OutcomeTags.OfUnseen(ended, order.Current.Recorded), cancellationToken);
    }

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
            + $"{DeploymentNotices.Phrase(deployment)}; {serving}.");
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
