using StagingTools.Engine.Aws;
using StagingTools.Engine.Deployments.Checks;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments;

/// <summary>Looks everything up that a deployment needs, and finds out what would stand in its way. Reads only.</summary>
/// <param name="context">Where it works.</param>
/// <param name="session">The account.</param>
/// <param name="account">Its twelve digits.</param>
/// <param name="host">Is told what is only worth a warning.</param>
internal sealed class PublishPlanner(StagingContext context, AwsSession session, string account, IHost host)
{
    /// <summary>Plans for every service.</summary>
    /// <param name="all">What is published to each.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StagingException">What stands in the way, all of it at once; a build server is told, too.</exception>
    public async Task<PublishPlan[]> PlanAsync(IReadOnlyList<PublishSettings> all, CancellationToken cancellationToken)
    {
        string services = string.Join(", ", all.Select(each => each.Target.Service));
        try
        {
            PublishPlan[] plans = await CheckAsync(all, services, cancellationToken);
            for (int i = 0; i < plans.Length; i++)
                plans[i] = await DescribeAsync(plans[i], cancellationToken);
            return plans;
        }
        catch (Exception failure)
        {
            new DeploymentReport(context, host).NotStarted(services, all[0].ImageTag ?? $"{all[0].Image}", failure);
            throw;
        }
    }

    private async Task<PublishPlan[]> CheckAsync(
        IReadOnlyList<PublishSettings> all, string services, CancellationToken cancellationToken)
    {
        var checks = new PublishChecks(session, account, host);
        ResolvedImage? image = await checks.TryAsync(() => new ImageResolver(session, host).ResolveAsync(all[0], cancellationToken));
        var plans = new List<PublishPlan>();
        foreach (PublishSettings settings in all)
        {
            if (await checks.TryAsync(() => new ServiceFinder(session.Ecs, session.Region)
                    .FindAsync(settings.Target.Cluster, settings.Target.Service, cancellationToken)) is not { } service
                || await checks.TryAsync(() => new RevisionPlanner(new RevisionReader(session.Ecs), host).PlanAsync(
                    settings, service, image ?? new ResolvedImage(settings.ImageTag ?? $"{settings.Image}", null), cancellationToken))
                        is not { } revision)
                continue;

            await checks.LookAsync(settings.Target.Cluster, service, revision.Next, cancellationToken);
            if (image is not null)
                plans.Add(new PublishPlan(settings, service, image, revision));
        }

        checks.Refuse(services);
        return [.. plans];
    }

    // What would keep the smoke tests from being made is found here, before anything is touched.
    private async Task<PublishPlan> DescribeAsync(PublishPlan plan, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        if (plan.Settings.MigrationCommand is { } command)
            lines.Add(Migration.Describe(command, plan.Revision.Container));
        lines.Add(plan.Revision.Describe());
        SmokeProof? proof = plan.Settings.SmokeTests is { } tests
            ? new SmokeProof(new SmokeSuite(context, session, tests, plan.Settings.Target, host), plan.Settings.RollsBack)
            : null;
        if (proof is not null)
            lines.Add(await proof.Suite.PrepareAsync(mayComeLater: plan.Service.RunningCount is null or 0, cancellationToken));
        if (proof is { RollsBack: true })
            lines.Add(plan.Revision.IsSame
                ? $"{plan.Revision.Current.Name} serves already: there is nothing to go back to where one fails."
                : $"Where one fails, {plan.Revision.Current.Name} is brought back.");
        return plan with { Proof = proof, Detail = string.Join(Environment.NewLine, lines) };
    }
}
