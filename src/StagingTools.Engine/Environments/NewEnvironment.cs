using StagingTools.Engine.Costs;
using StagingTools.Engine.Environments.Checks;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Notifications;
using StagingTools.Engine.Settings;
using StagingTools.Engine.Terraform;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Environments;

/// <summary>
/// Creates an environment, or brings an existing one to the settings given: a real plan, one question, exactly that plan
/// applied, database and cache awaited, secrets checked.
/// </summary>
/// <param name="context">Where it works.</param>
public sealed class NewEnvironment(StagingContext context)
{
    /// <summary>Creates the environment.</summary>
    /// <param name="request">What to create.</param>
    /// <param name="host">Is told what happens and asked before anything is changed.</param>
    /// <param name="cancellationToken">Interrupts terraform, which leaves the state in order; the next run goes on.</param>
    /// <returns>The environment; <see langword="null"/> when it was declined or only shown.</returns>
    /// <exception cref="StagingException">
    /// Input that is wrong, a tool, region or credential that is missing, a state that is locked or not ours,
    /// terraform's own failure.
    /// </exception>
    public async Task<StagingEnvironment?> RunAsync(
        NewEnvironmentRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings resolved) = StagingSettings.Apply(context, request, host);
        long start = context.TimeProvider.GetTimestamp();
        EnvironmentSettings settings = EnvironmentSettings.Check(request);
        using EnvironmentSetup setup = await EnvironmentSetup.OpenAsync(
            context, request, resolved, request.StateBucket, request.LockTable, settings.LockTimeout, host, cancellationToken);
        var vault = new SecretVault(setup.Session, setup.Name, context.TimeProvider);
        using WorkingCopy draft = WorkingCopy.OpenTemporary(context, setup.Name.Project, setup.Name.Name);
        bool isShown = await host.ShowsDetailAsync(ConfirmationImpact.Medium, cancellationToken);
        (EnvironmentChecks checks, EnvironmentProposal proposal) = await EnvironmentProposal.CheckAndMakeAsync(
            setup, settings, vault, draft, isShown, host, cancellationToken);
        if (!await host.ConfirmAsync(Question(request, setup, proposal), cancellationToken))
            return null;

        using RunLog log = RunLog.Open(context, $"{setup.Name.Name}-infra-deployment");
        host = log.Tee(host);
        using WorkingCopy copy = WorkingCopy.Open(context, setup.Name.Project, setup.Name.Name);
        if (!await CarryOutAsync(request, setup, settings, checks, vault, proposal, draft, copy, host, cancellationToken))
            return null;

        await new DataStores(setup.Session, setup.Name, context.TimeProvider).WaitUntilAvailableAsync(host, cancellationToken);
        await CheckSecretsAsync(vault, proposal.Secrets, setup, host, cancellationToken);
        StateFile state = await setup.Store.ReadAsync(setup.Name, cancellationToken)
            ?? throw await EnvironmentMissing.ExplainAsync(setup.Name, setup.Store, setup.Store.Name, cancellationToken);
        string outputsPath = Path.Combine(context.WorkingDirectory, $"terraform-{setup.Name.Name}-outputs.json");
        await File.WriteAllTextAsync(outputsPath, state.Outputs.ToJson() + "\n", cancellationToken);
        StagingEnvironment environment = await new EnvironmentReader(setup.Session, context.TimeProvider).ReadAsync(
            setup.Name, state, setup.Store.Location(setup.Name), cancellationToken);
        environment = environment with
        {
            OutputsPath = outputsPath,
            LogPath = log.Path,
            Duration = context.TimeProvider.GetElapsedTime(start),
        };
        host.Information($"{setup.Name.Name} is {Word(environment.Status)}: database {environment.DatabaseEndpoint}, cache {environment.CacheEndpoint}.");
        if (proposal.Plan.HasChanges)
            await NotifyAsync(setup, proposal.Plan, environment, resolved.Notifications, host, cancellationToken);
        return environment;
    }

    private static Confirmation Question(NewEnvironmentRequest request, EnvironmentSetup setup, EnvironmentProposal proposal) =>
        PlanQuestion.Ask(
            setup.Target,
            setup.Name.Name,
            setup.State is { Resources.Count: > 0 },
            proposal.Preparations(setup),
            proposal.Plan,
            PlannedCost.Of(proposal.Plan, setup.Session.Region),
            request.AcceptDatabaseLoss);

    private static string Word(EnvironmentStatus status) => status switch
    {
        EnvironmentStatus.Available => "available",
        EnvironmentStatus.Changing => "still changing",
        EnvironmentStatus.Expired => "expired",
        _ => "broken",
    };

    // Applies the agreed plan. What has to exist first (bucket, restored secrets) or what an earlier run left (a state
    // that was not saved) makes a new plan necessary; it has to stay within the agreed one, or is asked about again.
    private static async Task<bool> CarryOutAsync(
        NewEnvironmentRequest request,
        EnvironmentSetup setup,
        EnvironmentSettings settings,
        EnvironmentChecks checks,
        SecretVault vault,
        EnvironmentProposal proposal,
        WorkingCopy draft,
        WorkingCopy copy,
        IHost host,
        CancellationToken cancellationToken)
    {
        string activity = setup.State is { Resources.Count: > 0 } ? $"Changing {setup.Name.Name}" : $"Creating {setup.Name.Name}";
        if (proposal.Plan.HasChanges)
            host.Information($"{activity} in account {setup.AccountId}, {setup.Session.Region}: {proposal.Plan.Summarize()}.");
        await setup.Store.PrepareAsync(setup.StoreExists, host, cancellationToken);
        if (setup.LockTable is { } table)
            await table.EnsureAsync(setup.Name.Project, host, cancellationToken);
        await setup.RemoveLeftLockAsync(host, cancellationToken);
        foreach (StoredSecret secret in proposal.PendingSecrets)
        {
            await vault.RestoreAsync(secret, cancellationToken);
            host.Information($"Restored the secret {secret.Name}, which was waiting for its deletion; its value is used again.");
        }

        bool unsaved = copy.UnsavedState is not null;
        if (setup.StoreExists && proposal.PendingSecrets.Count == 0 && !unsaved)
        {
            EnvironmentTerraform terraform = await EnvironmentTerraform.OpenAsync(
                setup, copy, proposal.Secrets, localState: false, host, cancellationToken, draft);
            copy.TakePlan(draft);
            if (proposal.Plan.HasChanges)
                await terraform.ApplyAsync(proposal.Plan, activity, settings.LockTimeout, cancellationToken);
            else
                host.Information($"Nothing has to change: {setup.Name.Name} is as the settings say.");
            return true;
        }

        if (unsaved)
            await SaveUnsavedStateAsync(setup, settings, copy, host, cancellationToken);
        StateFile? state = await setup.Store.ReadAsync(setup.Name, cancellationToken);
        EnvironmentProposal final = await EnvironmentProposal.MakeAsync(
            setup, settings, checks, vault, state, copy, localState: false, isShown: true, host, cancellationToken);
        if (!final.Plan.StaysWithin(proposal.Plan) && !await host.ConfirmAsync(Question(request, setup, final), cancellationToken))
            return false;

        if (final.Plan.HasChanges)
            await final.Terraform.ApplyAsync(final.Plan, activity, settings.LockTimeout, cancellationToken);
        return true;
    }

    private static async Task SaveUnsavedStateAsync(
        EnvironmentSetup setup, EnvironmentSettings settings, WorkingCopy copy, IHost host, CancellationToken cancellationToken)
    {
        EnvironmentTerraform terraform = await EnvironmentTerraform.OpenAsync(
            setup, copy, secrets: null, localState: false, host, cancellationToken);
        await terraform.SaveUnsavedStateAsync(settings.LockTimeout, cancellationToken);
    }

    private static async Task CheckSecretsAsync(
        SecretVault vault, SecretValues wanted, EnvironmentSetup setup, IHost host, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, StoredSecret> stored = await vault.ReadAsync(cancellationToken);
        string[] empty = [.. wanted.Names.Where(secret => stored.GetValueOrDefault(secret)?.Value is null).Select(setup.Name.Secret)];
        if (empty.Length > 0)
            throw new StagingException(
                "SecretsMissing",
                StagingErrorCategory.InvalidState,
                $"{setup.Name.Name} was created, but these secrets hold no value: {string.Join(", ", empty)}.")
            {
                TargetInput = setup.Name.Name,
                RecommendedAction = "Run the same command again: it writes them.",
            };

        host.Verbose($"Checked {wanted.Names.Count()} secrets: each holds a value.");
    }

    private async Task NotifyAsync(
        EnvironmentSetup setup,
        TerraformPlan plan,
        StagingEnvironment environment,
        NotificationTargets targets,
        IHost host,
        CancellationToken cancellationToken)
    {
        var notification = new Notification(
            NotificationKind.InfrastructureChanged,
            setup.Name.Project,
            setup.Name.Name,
            setup.Session.Region,
            $"Infrastructure of {setup.Name.Name} changed: {plan.Summarize()}")
        {
            Fields =
            [
                new("Status", environment.Status.ToString()),
                new("Database", environment.DatabaseStatus ?? "none"),
                new("Cache", environment.CacheStatus ?? "none"),
            ],
        };
        using var notifier = new Notifier(context, setup.Session, targets);
        await notifier.NotifyAsync(notification, environment.AlertTopicArn, host, cancellationToken);
    }
}
