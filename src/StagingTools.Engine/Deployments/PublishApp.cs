using Amazon.ECS.Model;
using Amazon.SecurityToken.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Deployments.Checks;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
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
    /// Input that is wrong or missing, a cluster, service, repository or image that does not exist, whatever else would keep the tasks from
    /// starting (<c>DeploymentNotReady</c>), credentials.
    /// </exception>
    public async Task<StagingDeployment?> RunAsync(PublishAppRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings resolved) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        PublishSettings settings = PublishSettings.Read(request, resolved, name, host);
        using AwsSession session = AwsSession.Open(context, request);
        GetCallerIdentityResponse caller = await session.GetCallerAsync(cancellationToken);
        resolved.Production.Refuse(caller.Account);
        host.Verbose($"Publishing with account {caller.Account} in {session.Region}.");

        (Service service, ResolvedImage image, RevisionPlan plan) = await CheckAsync(session, caller.Account, settings, host, cancellationToken);
        SmokeProof? proof = settings.SmokeTests is { } tests
            ? new SmokeProof(new SmokeSuite(context, session, tests, settings.Target, host), settings.RollsBack)
            : null;
        string[] detail = [.. await DescribeAsync(settings, service, plan, proof, cancellationToken)];
        var rollout = new ServiceDeployment(context, session, caller, resolved.SlackWebhook, host);
        rollout.WarnOf(settings.Target, service);
        var confirmation = new Confirmation(settings.Target.Describe(session.Region), $"Publish {image.Tag ?? image.Reference}")
        {
            Detail = string.Join(Environment.NewLine, detail),
        };
        if (!await host.ConfirmAsync(confirmation, cancellationToken))
            return null;

        return await rollout.RunAsync(
            new DeploymentOrder
            {
                Target = settings.Target,
                Before = service,
                Current = plan.Current,
                Image = image,
                Container = plan.Container,
                Activity = $"Publishing to {settings.Target.Service}",
                Timeout = settings.Timeout,
                Revision = token => RegisterAsync(session, plan, host, token),
                First = settings.MigrationCommand is null
                    ? null
                    : (revision, token) => new Migration(session, context.TimeProvider, host)
                        .RunAsync(settings, service, revision, plan.Container, token),
                Proof = proof,
            },
            cancellationToken);
    }

    // What would keep the smoke tests from being made is found here, before anything is touched.
    private static async Task<IEnumerable<string>> DescribeAsync(
        PublishSettings settings, Service service, RevisionPlan plan, SmokeProof? proof, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        if (settings.MigrationCommand is { } command)
            lines.Add(Migration.Describe(command, plan.Container));
        lines.Add(plan.Describe());
        if (proof is null)
            return lines;

        lines.Add(await proof.Suite.PrepareAsync(mayComeLater: service.RunningCount is null or 0, cancellationToken));
        if (proof.RollsBack)
            lines.Add(plan.IsSame
                ? $"{plan.Current.Name} serves already: there is nothing to go back to where one fails."
                : $"Where one fails, {plan.Current.Name} is brought back.");
        return lines;
    }

    // What stands in the way is told at once, not one thing a run.
    private static async Task<(Service Service, ResolvedImage Image, RevisionPlan Plan)> CheckAsync(
        AwsSession session, string account, PublishSettings settings, IHost host, CancellationToken cancellationToken)
    {
        var checks = new PublishChecks(session, account, host);
        Service? service = await checks.TryAsync(
            () => new ServiceFinder(session.Ecs, session.Region).FindAsync(settings.Target.Cluster, settings.Target.Service, cancellationToken));
        ResolvedImage? image = await checks.TryAsync(() => new ImageResolver(session, host).ResolveAsync(settings, cancellationToken));
        RevisionPlan? plan = service is null
            ? null
            : await checks.TryAsync(() => new RevisionPlanner(new RevisionReader(session.Ecs), host).PlanAsync(
                settings, service, image ?? new ResolvedImage(settings.ImageTag ?? $"{settings.Image}", null), cancellationToken));
        if (plan is not null)
            await checks.LookAsync(settings.Target.Cluster, service!, plan.Next, cancellationToken);
        checks.Refuse(settings.Target.Service);
        return (service!, image!, plan!);
    }

    private static async Task<TaskDefinition> RegisterAsync(
        AwsSession session, RevisionPlan plan, IHost host, CancellationToken cancellationToken)
    {
        if (plan.IsSame)
        {
            host.Information($"{plan.Current.Name} has this image already: its tasks are replaced, no revision is made.");
            return plan.Current.Definition;
        }

        RegisterTaskDefinitionResponse registered = await session.Ecs.RegisterTaskDefinitionAsync(plan.Next, cancellationToken);
        host.Information($"Registered {Arn.Name(registered.TaskDefinition!.TaskDefinitionArn!)}.");
        return registered.TaskDefinition;
    }
}
