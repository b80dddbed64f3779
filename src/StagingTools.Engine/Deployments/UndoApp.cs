using Amazon.ECS.Model;
using Amazon.SecurityToken.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Deployments.Checks;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// Sets the environment's service back to an earlier revision, as it was registered, and follows the rollout to its end.
/// Registers nothing and deregisters nothing.
/// </summary>
/// <param name="context">Where it works.</param>
public sealed class UndoApp(StagingContext context)
{
    /// <summary>Goes back.</summary>
    /// <param name="request">Where, and to which revision.</param>
    /// <param name="host">Is told what happens and asked before anything is changed.</param>
    /// <param name="cancellationToken">Stops following; a rollout that began goes on in ECS.</param>
    /// <returns>
    /// The deployment as it ended: only <see cref="DeploymentStatus.Completed"/> is a success. <see langword="null"/> when
    /// it was declined or only shown.
    /// </returns>
    /// <exception cref="StagingException">
    /// <c>NoPreviousRevision</c>, <c>RevisionServes</c>, <c>RevisionNotFound</c>, <c>RevisionNotActive</c>, <c>ImageNotFound</c>,
    /// <c>DeploymentNotReady</c>, and what is said of a cluster, service, container or timeout when an application is published.
    /// </exception>
    public async Task<StagingDeployment?> RunAsync(UndoAppRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        TimeSpan timeout = PublishSettings.CheckTimeout(request.Timeout);
        ServiceTarget target = ServiceTarget.Read(settings, name, host);
        using AwsSession session = AwsSession.Open(context, request);
        GetCallerIdentityResponse caller = await session.GetCallerAsync(cancellationToken);
        settings.Production.Refuse(caller.Account);

        Service service = await new ServiceFinder(session.Ecs, session.Region)
            .FindAsync(target.Cluster, target.Service, cancellationToken);
        UndoPlan plan = await PlanAsync(session, service, request, cancellationToken);
        await CheckAsync(session, caller.Account, target, service, plan.Target, host, cancellationToken);
        string container = ContainerChoice.Choose(plan.Target.Definition, request.Container).Name!;
        var image = new ResolvedImage(plan.Image(container), plan.Target.ImageTag(plan.Image(container)));
        var rollout = new ServiceDeployment(context, session, caller, settings.Notifications, host);
        rollout.WarnOf(target, service);
        var confirmation = new Confirmation(target.Describe(session.Region), $"Go back to {plan.Target.Name} ({image.Tag ?? image.Reference})")
        {
            Detail = plan.Describe(),
        };
        if (!await host.ConfirmAsync(confirmation, cancellationToken))
            return null;

        return await rollout.RunAsync(
            new DeploymentOrder
            {
                Target = target,
                Before = service,
                Current = plan.Current,
                Image = image,
                Container = container,
                Activity = $"Going back on {target.Service}",
                Timeout = timeout,
                Differences = plan.Differences,
                Revision = _ => Task.FromResult(plan.Target.Definition),
                Undoes = plan.Target.Number < plan.Current.Number,
            },
            cancellationToken);
    }

    private static async Task<UndoPlan> PlanAsync(
        AwsSession session, Service service, UndoAppRequest request, CancellationToken cancellationToken)
    {
        var revisions = new RevisionReader(session.Ecs);
        Revision current = await revisions.ReadAsync(service.TaskDefinition!, cancellationToken);
        var choice = new RevisionChoice(revisions, service, current, request.Container);
        (Revision target, bool isGuess) = string.IsNullOrWhiteSpace(request.To)
            ? await choice.PreviousAsync(cancellationToken)
            : (await choice.NamedAsync(request.To.Trim(), cancellationToken), false);
        return new UndoPlan(
            current,
            target,
            RevisionOutcome.Of(service, target),
            isGuess,
            TaskDefinitionDiff.Between(current.Copy(), target.Copy()));
    }

    // What its tasks need may have gone since the revision served.
    private static async Task CheckAsync(
        AwsSession session,
        string accountId,
        ServiceTarget target,
        Service service,
        Revision revision,
        IHost host,
        CancellationToken cancellationToken)
    {
        var checks = new PublishChecks(session, accountId, host);
        await checks.TryAsync(() => CheckImagesAsync(new ImageResolver(session, host), revision, cancellationToken));
        await checks.LookAsync(target.Cluster, service, revision.Copy(), cancellationToken);
        checks.Refuse(target.Service);
    }

    // A task of a revision whose image was deleted cannot be started, and a rollout only finds out after minutes.
    private static async Task<Revision> CheckImagesAsync(ImageResolver images, Revision revision, CancellationToken cancellationToken)
    {
        foreach (ContainerDefinition container in revision.Definition.ContainerDefinitions ?? [])
            if (container.Image is { } image && await images.IsGoneAsync(image, cancellationToken))
                throw UndoErrors.ImageGone(revision, container.Name, image);
        return revision;
    }
}
