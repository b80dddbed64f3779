using System.Runtime.CompilerServices;
using Amazon.ECS.Model;
using Amazon.SecurityToken.Model;
using StagingTools.Engine.Aws;
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
    /// <summary>Publishes to one service.</summary>
    /// <param name="request">What to publish where; names one service at most.</param>
    /// <param name="host">Is told what happens and asked before anything is changed.</param>
    /// <param name="cancellationToken">Stops following; a rollout that began goes on in ECS.</param>
    /// <returns>The deployment as it ended; <see langword="null"/> when it was declined or only shown.</returns>
    /// <exception cref="StagingException">As <see cref="RunAllAsync"/>.</exception>
    public Task<StagingDeployment?> RunAsync(PublishAppRequest request, IHost host, CancellationToken cancellationToken) =>
        RunAllAsync(request, host, cancellationToken).SingleOrDefaultAsync(cancellationToken).AsTask();

    /// <summary>
    /// Publishes to every service that is named, one after the other. All are checked and one question is asked before the first is
    /// touched; what does not complete is the last.
    /// </summary>
    /// <param name="request">What to publish where.</param>
    /// <param name="host">Is told what happens and asked before anything is changed.</param>
    /// <param name="cancellationToken">Stops following; a rollout that began goes on in ECS.</param>
    /// <returns>
    /// The deployments as they ended: only <see cref="DeploymentStatus.Completed"/> is a success. None when it was declined or only
    /// shown.
    /// </returns>
    /// <exception cref="StagingException">
    /// Input that is wrong or missing, a cluster, service, repository or image that does not exist, whatever else would keep the tasks from
    /// starting (<c>DeploymentNotReady</c>), credentials.
    /// </exception>
    public async IAsyncEnumerable<StagingDeployment> RunAllAsync(
        PublishAppRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings resolved) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        IReadOnlyList<PublishSettings> settings = PublishSettings.Read(request, resolved, name, host);
        using AwsSession session = AwsSession.Open(context, request);
        GetCallerIdentityResponse caller = await session.GetCallerAsync(cancellationToken);
        resolved.Production.Refuse(caller.Account);
        host.Verbose($"Publishing with account {caller.Account} in {session.Region}.");

        PublishPlan[] plans = await new PublishPlanner(context, session, caller.Account!, host).PlanAsync(settings, cancellationToken);
        var rollout = new ServiceDeployment(context, session, caller, resolved.Notifications, host);
        foreach (PublishPlan plan in plans)
            rollout.WarnOf(plan.Settings.Target, plan.Service);
        if (!await host.ConfirmAsync(Question(plans, session.Region), cancellationToken))
            yield break;

        for (int i = 0; i < plans.Length; i++)
        {
            StagingDeployment deployment = await rollout.RunAsync(Order(session, plans[i], request.NoWait, host), cancellationToken);
            yield return deployment;

            if (deployment.Status is DeploymentStatus.Completed or DeploymentStatus.Started)
                continue;
            if (i + 1 < plans.Length)
                host.Warning($"Nothing was published to {string.Join(", ", plans[(i + 1)..].Select(plan => plan.ServiceName))}, which came after it.");
            yield break;
        }
    }

    private static Confirmation Question(PublishPlan[] plans, string region)
    {
        PublishPlan first = plans[0];
        ServiceTarget target = first.Settings.Target with { Service = string.Join(", ", plans.Select(plan => plan.ServiceName)) };
        return new Confirmation(target.Describe(region), $"Publish {first.Image.Tag ?? first.Image.Reference}")
        {
            Detail = plans.Length == 1
                ? first.Detail
                : string.Join(Environment.NewLine, plans.Select(plan => $"{plan.ServiceName}:{Environment.NewLine}{plan.Detail}")),
        };
    }

    private DeploymentOrder Order(AwsSession session, PublishPlan plan, bool isUnwatched, IHost host) => new()
    {
        Target = plan.Settings.Target,
        Before = plan.Service,
        Current = plan.Revision.Current,
        Image = plan.Image,
        Container = plan.Revision.Container,
        Activity = $"Publishing to {plan.ServiceName}",
        Timeout = isUnwatched ? null : plan.Settings.Timeout,
        Differences = plan.Revision.Differences,
        Revision = token => RegisterAsync(session, plan.Revision, host, token),
        First = plan.Settings.MigrationCommand is null
            ? null
            : (revision, token) => new Migration(session, context.TimeProvider, host)
                .RunAsync(plan.Settings, plan.Service, revision, plan.Revision.Container, token),
        Proof = plan.Proof,
    };

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
