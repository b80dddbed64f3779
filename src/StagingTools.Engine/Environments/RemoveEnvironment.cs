using System.Globalization;
using System.Text;
using StagingTools.Engine.Costs;
using StagingTools.Engine.Environments.Dns;
using StagingTools.Engine.Environments.Removal;
using StagingTools.Engine.Environments.Restores;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Notifications;
using StagingTools.Engine.Settings;
using StagingTools.Engine.Terraform;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Environments;

/// <summary>
/// Removes an environment: backed up, the database snapshotted, everything that its state names destroyed by a plan that
/// was shown, and then proved that nothing is left. Also what a run of New or Remove left behind half-way.
/// </summary>
/// <param name="context">Where it works.</param>
public sealed class RemoveEnvironment(StagingContext context)
{
    private const string DatabaseType = "aws_db_instance";
    private static readonly TimeSpan LeftoverPatience = TimeSpan.FromMinutes(40);

    /// <summary>Removes the environment.</summary>
    /// <param name="request">Which, and whether with a final snapshot.</param>
    /// <param name="host">Is told what happens and asked before anything is destroyed.</param>
    /// <param name="cancellationToken">Interrupts terraform, which leaves the state in order; the next run goes on.</param>
    /// <returns>What was removed and what is left; <see langword="null"/> when it was declined or only shown.</returns>
    /// <exception cref="StagingException">
    /// <c>EnvironmentNotFound</c>, <c>RestoreUnfinished</c>, <c>ForeignResources</c>, <c>RemovalBlocked</c>, a snapshot or backup that failed
    /// (then nothing was destroyed), a state that is locked, terraform's own failure.
    /// </exception>
    public async Task<StagingRemoval?> RunAsync(
        RemoveEnvironmentRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        long start = context.TimeProvider.GetTimestamp();
        TimeSpan lockTimeout = EnvironmentSettings.CheckLockTimeout(request.LockTimeout.GetValueOrDefault());
        bool declined = request.SkipFinalSnapshot == true;
        using EnvironmentSetup setup = await EnvironmentSetup.OpenAsync(
            context, request, settings, request.StateBucket, request.LockTable, lockTimeout, host, cancellationToken);
        if (setup.State is not { } state)
            throw await EnvironmentMissing.ExplainAsync(
                setup.Name, setup.StoreExists ? setup.Store : null, setup.Store.Name, cancellationToken);

        using WorkingCopy draft = WorkingCopy.OpenTemporary(context, setup.Name.Project, setup.Name.Name);
        EnvironmentTerraform planner = await EnvironmentTerraform.OpenAsync(
            setup, draft, secrets: null, localState: false, host, cancellationToken);
        TerraformPlan plan = await PlanAsync(planner, setup, cancellationToken);
        bool hasDatabase = await new DataStores(setup.Session, setup.Name, context.TimeProvider).FindDatabaseAsync(cancellationToken) is not null;
        bool snapshot = !declined && hasDatabase && state.Resources.Any(resource => resource.Type == DatabaseType);
        var dns = new DnsCleanUp(setup.Session, setup.Name, context.TimeProvider);
        await dns.FindAsync(host, cancellationToken);
        var instances = new DatabaseInstances(setup.Session, setup.Name);
        IReadOnlyList<string> leftovers =
            [.. (await instances.ListLeftoversAsync(cancellationToken)).Select(instance => instance.DBInstanceIdentifier!)];
        if (!declined && !hasDatabase && leftovers.Count > 0)
            throw RestoreErrors.NothingToKeep(setup.Name, leftovers);
        var blockers = new RemovalBlockers(setup.Session, setup.Name);
        if (await blockers.FindAsync(plan, leftovers, host, cancellationToken) is { Count: > 0 } found)
            throw RemovalBlockers.Explain(setup.Name, found, failure: null);
        if (!await host.ConfirmAsync(Question(setup, plan, dns.Domains, snapshot, declined, leftovers), cancellationToken))
            return null;

        using RunLog log = RunLog.Open(context, $"{setup.Name.Name}-destruction");
        host = log.Tee(host);
        string backup = await EnvironmentBackup.WriteAsync(context, setup.Name, state, cancellationToken);
        host.Information($"Saved state, outputs and the list of resources to {backup}.");
        string? finalSnapshot = snapshot
            ? await new FinalSnapshot(setup.Session, setup.Name, context.TimeProvider).TakeAsync(host, cancellationToken)
            : null;
        using WorkingCopy copy = WorkingCopy.Open(context, setup.Name.Project, setup.Name.Name);
        await dns.RemoveAsync(host, cancellationToken);
        await RemoveLeftoversAsync(instances, leftovers, host, cancellationToken);
        IReadOnlyList<string> removed = await ExplainedAsync(
            () => DestroyAsync(setup, draft, copy, plan, lockTimeout, host, cancellationToken),
            () => blockers.FindAsync(plan, leftovers, host, cancellationToken),
            setup.Name);
        StagingRemoval removal = await ProveAsync(setup, removed, host, cancellationToken) with
        {
            FinalSnapshot = finalSnapshot,
            BackupPath = backup,
            LogPath = log.Path,
            Duration = context.TimeProvider.GetElapsedTime(start),
        };
        copy.Abandon();
        await NotifyAsync(setup, removal, settings.Notifications, host, cancellationToken);
        return removal;
    }

    // No plan gets further that would destroy what is not the environment's.
    private static async Task<TerraformPlan> PlanAsync(EnvironmentTerraform terraform, EnvironmentSetup setup, CancellationToken cancellationToken)
    {
        TerraformPlan plan = await terraform.PlanDestroyAsync(setup, cancellationToken);
        OwnershipCheck.Check(setup.Name, plan);
        return plan;
    }

    private static Confirmation Question(
        EnvironmentSetup setup,
        TerraformPlan plan,
        IReadOnlyList<string> domains,
        bool snapshot,
        bool declined,
        IReadOnlyList<string> leftovers)
    {
        var detail = new StringBuilder();
        if (snapshot)
            detail.Append("The database is kept as the snapshot ").Append(SnapshotName.FinalPrefix(setup.Name)).Append("...\n");
        else if (declined)
            detail.Append("The database goes WITHOUT a final snapshot: its data is lost.\n");
        if (leftovers.Count > 0)
            detail.Append("What restores left goes WITHOUT a snapshot: ").AppendJoin(", ", leftovers).Append(".\n");
        if (setup.LockPreparation is { } step)
            detail.Append(step).Append('\n');
        if (domains.Count > 0)
            detail.Append("The DNS records ").AppendJoin(", ", domains).Append(" are removed.\n");
        detail.Append("State, outputs and the list of resources are kept under backups/; secrets can be restored for 7 days.\n");
        detail.Append(plan.Describe());
        detail.Append('\n').Append(PlannedCost.Of(plan, setup.Session.Region).Describe());
        return new Confirmation(setup.Target, "Remove environment")
        {
            Detail = detail.ToString(),
            Impact = ConfirmationImpact.High,
            TypedAnswer = setup.Name.Name,
        };
    }

    // The groups that terraform destroys are in use as long as these are there.
    private async Task RemoveLeftoversAsync(
        DatabaseInstances instances, IReadOnlyList<string> leftovers, IHost host, CancellationToken cancellationToken)
    {
        var clock = new RestoreClock(context.TimeProvider, LeftoverPatience);
        foreach (string leftover in leftovers)
        {
            host.Information($"Removing {leftover}, which a restore left.");
            await instances.DeleteAsync(leftover, clock, host, cancellationToken);
        }
    }

    // Somebody may have come to use a group since it was looked at.
    private static async Task<IReadOnlyList<string>> ExplainedAsync(
        Func<Task<IReadOnlyList<string>>> destroy, Func<Task<IReadOnlyList<RemovalBlocker>>> find, EnvironmentName name)
    {
        try
        {
            return await destroy();
        }
        catch (TerraformFailedException failure) when (failure.Failed.Count > 0)
        {
            IReadOnlyList<RemovalBlocker> found;
            try
            {
                found = await find();
            }
            catch (Amazon.Runtime.AmazonClientException)
            {
                found = [];
            }

            if (found.Count == 0)
                throw;
            throw RemovalBlockers.Explain(name, found, failure);
        }
    }

    private static async Task<IReadOnlyList<string>> DestroyAsync(
        EnvironmentSetup setup,
        WorkingCopy draft,
        WorkingCopy copy,
        TerraformPlan plan,
        TimeSpan lockTimeout,
        IHost host,
        CancellationToken cancellationToken)
    {
        string activity = $"Removing {setup.Name.Name}";
        if (setup.LockTable is { } table)
            await table.EnsureAsync(setup.Name.Project, host, cancellationToken);
        await setup.RemoveLeftLockAsync(host, cancellationToken);
        EnvironmentTerraform terraform = await EnvironmentTerraform.OpenAsync(
            setup, copy, secrets: null, localState: false, host, cancellationToken, draft);
        if (await terraform.SaveUnsavedStateAsync(lockTimeout, cancellationToken))
            plan = await PlanAsync(terraform, setup, cancellationToken);
        else
            copy.TakePlan(draft);

        host.Information($"{activity} from account {setup.AccountId}, {setup.Session.Region}: {plan.Count(ChangeAction.Destroy)} resources.");
        IReadOnlyList<string> removed = plan.HasChanges
            ? await terraform.ApplyAsync(plan, activity, lockTimeout, cancellationToken)
            : [];
        IReadOnlyList<string> retired = await new TaskDefinitionCleanUp(setup.Session, setup.Name)
            .RetireAsync(host, cancellationToken);
        if (retired.Count > 0)
            host.Information($"Retired the revisions that deployments made: {string.Join(", ", retired)}.");

        IReadOnlyList<string> left = await terraform.Cli.StateListAsync(host, cancellationToken);
        return left.Count == 0
            ? removed
            : throw new StagingException(
                "EnvironmentNotRemoved",
                StagingErrorCategory.OperationFailed,
                $"The state still names {string.Join(", ", left)}.")
            {
                TargetInput = setup.Name.Name,
                RecommendedAction = "Run the same command again: it goes on with what is left.",
            };
    }

    private async Task<StagingRemoval> ProveAsync(
        EnvironmentSetup setup, IReadOnlyList<string> removed, IHost host, CancellationToken cancellationToken)
    {
        var vault = new SecretVault(setup.Session, setup.Name, context.TimeProvider);
        IReadOnlyList<string> secrets = await vault.DeleteOwnAsync(cancellationToken);
        if (secrets.Count > 0)
            host.Information($"Deleted, restorable for 7 days: {string.Join(", ", secrets)}.");

        (IReadOnlyList<string> remaining, IReadOnlyList<string> kept) =
            await new Leftovers(setup.Session, setup.Name, context.TimeProvider).FindAsync(host, cancellationToken);
        var snapshots = new SnapshotReader(setup.Session, setup.Name);
        string[] all =
        [
            .. (await snapshots.ListAsync(cancellationToken))
                .Where(snapshot => snapshots.Kind(snapshot) != SnapshotKind.Automated)
                .Select(snapshot => $"snapshot {snapshot.DBSnapshotIdentifier}"),
            .. (await vault.ListRestorableAsync(cancellationToken)).Select(secret => $"secret {secret} (can be restored for 7 days)"),
            .. kept.Where(arn => !arn.Contains(":secret:", StringComparison.Ordinal) && !arn.Contains(":snapshot:", StringComparison.Ordinal)),
        ];

        // Only now: until here the state is what the next run goes on from.
        await setup.Store.DeleteAsync(setup.Name, cancellationToken);
        if (remaining.Count > 0)
            host.Warning($"These still carry the tags of {setup.Name.Name}: {string.Join(", ", remaining)}.");
        else
            host.Information($"{setup.Name.Name} is removed: its state is empty, and nothing carries its tags but what is kept.");

        return new StagingRemoval
        {
            Project = setup.Name.Project,
            EnvironmentName = setup.Name.Name,
            Region = setup.Session.Region,
            Removed = removed,
            Remaining = remaining,
            Kept = all,
        };
    }

    private async Task NotifyAsync(
        EnvironmentSetup setup, StagingRemoval removal, NotificationTargets targets, IHost host, CancellationToken cancellationToken)
    {
        var notification = new Notification(
            NotificationKind.EnvironmentRemoved,
            setup.Name.Project,
            setup.Name.Name,
            setup.Session.Region,
            $"The environment {setup.Name.Name} was removed")
        {
            Fields =
            [
                new("Resources", removal.Removed.Count.ToString(CultureInfo.InvariantCulture)),
                new("Final snapshot", removal.FinalSnapshot ?? "none"),
                new("Left", removal.Remaining.Count == 0 ? "nothing" : string.Join(", ", removal.Remaining)),
            ],
        };
        // The environment's topic went with it.
        using var notifier = new Notifier(context, setup.Session, targets);
        await notifier.NotifyAsync(notification, topicArn: null, host, cancellationToken);
    }
}
