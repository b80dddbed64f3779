using StagingTools.Engine.Costs;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;
using StagingTools.Engine.Terraform;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Environments;

/// <summary>Plans an environment as <see cref="NewEnvironment"/> would, and says what came out. Changes nothing anywhere.</summary>
/// <param name="context">Where it works.</param>
public sealed class PlanEnvironment(StagingContext context)
{
    /// <summary>Plans.</summary>
    /// <param name="request">What the environment is to be.</param>
    /// <param name="host">Is told what happens.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Errors.StagingException">
    /// Input that is wrong, a tool, region or credential that is missing, a state that is locked or not ours, terraform's own failure.
    /// </exception>
    public async Task<StagingPlan> RunAsync(PlanEnvironmentRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings resolved) = StagingSettings.Apply(context, request, host);
        EnvironmentSettings settings = EnvironmentSettings.Check(request);
        using EnvironmentSetup setup = await EnvironmentSetup.OpenAsync(
            context, request, resolved, request.StateBucket, request.LockTable, settings.LockTimeout, host, cancellationToken);
        var vault = new SecretVault(setup.Session, setup.Name, context.TimeProvider);
        using WorkingCopy draft = WorkingCopy.OpenTemporary(context, setup.Name.Project, setup.Name.Name);
        (_, EnvironmentProposal proposal) = await EnvironmentProposal.CheckAndMakeAsync(
            setup, settings, vault, draft, isShown: true, host, cancellationToken);
        return Describe(setup, proposal);
    }

    private static StagingPlan Describe(EnvironmentSetup setup, EnvironmentProposal proposal)
    {
        TerraformPlan plan = proposal.Plan;
        PlannedCost cost = PlannedCost.Of(plan, setup.Session.Region);
        string[] preparations = [.. proposal.Preparations(setup)];
        return new StagingPlan
        {
            Project = setup.Name.Project,
            EnvironmentName = setup.Name.Name,
            Region = setup.Session.Region,
            AccountId = setup.AccountId,
            Exists = setup.State is { Resources.Count: > 0 },
            HasChanges = plan.HasChanges,
            Summary = plan.Summarize(),
            Changes = plan.Changes,
            Drifted = plan.Drifted,
            Drift = plan.Drift,
            Preparations = preparations,
            LosesDatabase = PlanQuestion.LosesDatabase(plan),
            MonthlyCostBefore = cost.Before,
            MonthlyCostAfter = cost.After,
            Currency = cost.Currency,
            PricesAsOf = cost.AsOf,
            Markdown = PlanMarkdown.Render(setup.Target, preparations, plan, cost),
        };
    }
}
