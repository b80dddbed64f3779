using System.Globalization;
using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Notifications;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// Rolls an image out to the environment's service and follows the rollout to its end: a new revision of the task
/// definition with nothing but the image changed, an update of the service, and the truth about what became of it.
/// </summary>
/// <param name="context">Where it works.</param>
public sealed class PublishApp(StagingContext context)
{
    /// <summary>Publishes.</summary>
    /// <param name="request">What to publish where.</param>
    /// <param name="host">Is told what happens and asked before anything is changed.</param>
    /// <param name="cancellationToken">Stops following; a rollout that began goes on in ECS.</param>
    /// <returns>
    /// The deployment as it ended: only <see cref="DeploymentStatus.Completed"/> is a success. <see langword="null"/> when
    /// it was declined or only shown.
    /// </returns>
    /// <exception cref="StagingException">
    /// Input that is wrong or missing, a cluster, service, repository or image that does not exist, credentials.
    /// </exception>
    public async Task<StagingDeployment?> RunAsync(PublishAppRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings resolved) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        PublishSettings settings = PublishSettings.Read(request, resolved, name, host);
        using AwsSession session = AwsSession.Open(context, request);
        string account = await session.GetAccountIdAsync(cancellationToken);
        resolved.Production.Refuse(account);
        host.Verbose($"Publishing with account {account} in {session.Region}.");

        Service service = await new ServiceFinder(session.Ecs, session.Region)
            .FindAsync(settings.Cluster, settings.Service, cancellationToken);
        ResolvedImage image = await new ImageResolver(session, host).ResolveAsync(settings, cancellationToken);
        RevisionPlan plan = await new RevisionPlanner(session.Ecs, host).PlanAsync(settings, service, image, cancellationToken);
        if (service.Deployments?.Find(deployment => deployment.Status == "PRIMARY") is { RolloutState.Value: "IN_PROGRESS" } running)
            host.Warning($"Deployment {running.Id} of {settings.Service} has not ended; this one will take its place.");
        if (service.DesiredCount == 0)
            host.Warning($"The service {settings.Service} is scaled to 0 tasks: the new revision will not run until it is scaled up.");

        var confirmation = new Confirmation(
            $"{settings.Service} (cluster {settings.Cluster}, {session.Region})", $"Publish {image.Tag ?? image.Reference}")
        {
            Detail = settings.MigrationCommand is { } command
                ? string.Join(Environment.NewLine, Migration.Describe(command, plan.Container), plan.Describe())
                : plan.Describe(),
        };
        if (!await host.ConfirmAsync(confirmation, cancellationToken))
            return null;

        var notifier = new Notifier(context, session, resolved.SlackWebhook);
        string? topic = await AlertTopic.FindAsync(session, account, name, host, cancellationToken);
        DateTimeOffset startedAt = context.TimeProvider.GetUtcNow();
        long start = context.TimeProvider.GetTimestamp();
        TaskDefinition revision = await RegisterAsync(session, plan, host, cancellationToken);
        if (settings.MigrationCommand is not null
            && await new Migration(session, context.TimeProvider, host)
                .RunAsync(settings, service, revision, plan.Container, cancellationToken) is { } refused)
            return await EndAsync(refused);

        Deployment deployment = await UpdateAsync(session, settings, revision, plan.IsSame, cancellationToken);
        host.Information($"Deployment {deployment.Id} started: {Arn.Name(revision.TaskDefinitionArn!)} with {image.Reference}.");

        StagingDeployment result;
        try
        {
            await notifier.NotifyAsync(
                DeploymentNotices.Started(name, session.Region, settings.Service, image.Reference), topic, host, cancellationToken);
            result = await FollowAsync(session, settings, service, plan, revision, deployment, host, cancellationToken);
        }
        catch (Exception)
        {
            host.Warning(
                $"Deployment {deployment.Id} goes on in ECS and is no longer followed; "
                + $"'aws ecs describe-services --cluster {settings.Cluster} --services {settings.Service}' shows how it ends.");
            throw;
        }

        return await EndAsync(result);

        async Task<StagingDeployment> EndAsync(StagingDeployment ended)
        {
            ended = ended with
            {
                Image = image.Reference,
                ImageTag = image.Tag,
                StartedAt = startedAt,
                Duration = context.TimeProvider.GetElapsedTime(start),
            };
            Tell(ended, host);
            await notifier.NotifyAsync(DeploymentNotices.Ended(ended), topic, host, cancellationToken);
            return ended;
        }
    }

    private static async Task<TaskDefinition> RegisterAsync(
        AwsSession session, RevisionPlan plan, IHost host, CancellationToken cancellationToken)
    {
        if (plan.IsSame)
        {
            host.Information($"{Arn.Name(plan.Current.TaskDefinitionArn!)} has this image already: its tasks are replaced, no revision is made.");
            return plan.Current;
        }

        RegisterTaskDefinitionResponse registered = await session.Ecs.RegisterTaskDefinitionAsync(plan.Next, cancellationToken);
        host.Information($"Registered {Arn.Name(registered.TaskDefinition!.TaskDefinitionArn!)}.");
        return registered.TaskDefinition;
    }

    private static async Task<Deployment> UpdateAsync(
        AwsSession session, PublishSettings settings, TaskDefinition revision, bool force, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Not cancelled half-way: it would stay unknown whether a deployment began, and which.
        UpdateServiceResponse updated = await session.Ecs.UpdateServiceAsync(
            new UpdateServiceRequest
            {
                Cluster = settings.Cluster,
                Service = settings.Service,
                TaskDefinition = revision.TaskDefinitionArn,
                ForceNewDeployment = force ? true : null,
            },
            CancellationToken.None);
        return updated.Service?.Deployments?.Find(
                deployment => deployment.Status == "PRIMARY" && deployment.TaskDefinition == revision.TaskDefinitionArn)
            ?? throw new StagingException(
                "DeploymentNotStarted",
                StagingErrorCategory.OperationFailed,
                $"ECS took the update of {settings.Service} and started no deployment of {Arn.Name(revision.TaskDefinitionArn!)}.")
            {
                TargetInput = settings.Service,
                RecommendedAction = "Look at the service's events, then publish again.",
            };
    }

    private async Task<StagingDeployment> FollowAsync(
        AwsSession session,
        PublishSettings settings,
        Service before,
        RevisionPlan plan,
        TaskDefinition revision,
        Deployment deployment,
        IHost host,
        CancellationToken cancellationToken)
    {
        var activity = new ProgressUpdate($"Publishing to {settings.Service}", "The deployment started");
        host.Progress(activity);
        var feed = new EventFeed(before);
        RolloutVerdict verdict;
        try
        {
            verdict = await new Rollout(session.Ecs, context.TimeProvider, host).FollowAsync(
                settings.Cluster,
                settings.Service,
                new RolloutTracker(before, deployment.Id!, revision.TaskDefinitionArn!),
                feed,
                activity.Activity,
                settings.Timeout,
                cancellationToken);
        }
        finally
        {
            host.Progress(activity with { Status = "Done", Completed = true });
        }

        return new StagingDeployment
        {
            Project = settings.Name.Project,
            EnvironmentName = settings.Name.Name,
            Region = session.Region,
            DeploymentId = deployment.Id!,
            Status = verdict.Status,
            Cluster = Arn.Name(settings.Cluster),
            Service = Arn.Name(settings.Service),
            Image = "",
            TaskDefinitionArn = revision.TaskDefinitionArn!,
            PreviousTaskDefinitionArn = before.TaskDefinition,
            ServingTaskDefinitionArn = verdict.ServingTaskDefinitionArn,
            Reason = verdict.Reason,
            Events = feed.Events,
            FailedTasks = verdict.Status == DeploymentStatus.Completed
                ? []
                : await new FailedTaskFinder(session, context.TimeProvider, host).FindAsync(
                    settings.Cluster, settings.Service, deployment.Id!, revision, plan.Container, cancellationToken),
        };
    }

    // The result holds all tasks and their logs; told is what to read first.
    private static void Tell(StagingDeployment deployment, IHost host)
    {
        if (deployment.FailedTasks is [.., { } task])
        {
            string exit = task.ExitCode is { } code ? $", exit code {code.ToString(CultureInfo.InvariantCulture)}" : "";
            string words = task.LastLogLines is [.., { } line] ? $". Its last words: {line}" : "";
            host.Warning(
                $"{(deployment.FailedTasks.Count == 1 ? "Task" : "The last task that stopped,")} {Arn.Name(task.TaskArn)}"
                + $"{(deployment.FailedTasks.Count == 1 ? " stopped" : "")}: {task.Reason ?? task.StopCode ?? "no reason given"}{exit}{words}");
        }

        string serving = deployment.ServingTaskDefinitionArn is { } arn ? $"{Arn.Name(arn)} serves" : "nothing serves";
        host.Information(
            $"The deployment of {deployment.ImageTag ?? deployment.Image} to {deployment.Service} "
            + $"{DeploymentNotices.Phrase(deployment.Status)}; {serving}.");
    }
}
