using System.Globalization;
using Amazon.RDS.Model;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>
/// Carries a restore out. Each step is known by names and tags in AWS, so that a run that ends anywhere leaves a database under
/// the right name, or the next run gives it that name, and nothing is done twice.
/// </summary>
internal sealed class RestoreRun
{
    // A change that RDS has taken shows after some seconds; what does not show by then is no change under way.
    private static readonly TimeSpan SettlingPatience = TimeSpan.FromMinutes(3);

    private readonly EnvironmentSetup setup;
    private readonly RestorePlan plan;
    private readonly DatabaseAddress login;
    private readonly StateRepointing state;
    private readonly RestoreClock clock;
    private readonly IHost host;
    private readonly DatabaseInstances instances;
    private readonly string restoring;
    private RestorePhase reached;

    /// <summary>Makes the run.</summary>
    /// <param name="setup">The environment; its lock is held.</param>
    /// <param name="plan">What is to be done.</param>
    /// <param name="login">The database as the environment's secret has it.</param>
    /// <param name="copy">Where terraform works.</param>
    /// <param name="clock">Does the steps.</param>
    /// <param name="host">Is told what happens.</param>
    public RestoreRun(
        EnvironmentSetup setup, RestorePlan plan, DatabaseAddress login, WorkingCopy copy, RestoreClock clock, IHost host)
    {
        this.setup = setup;
        this.plan = plan;
        this.login = login;
        this.clock = clock;
        this.host = host;
        state = new StateRepointing(setup, copy);
        instances = new DatabaseInstances(setup.Session, setup.Name);
        restoring = RestoreNames.Restoring(setup.Name);
        Previous = RestoreNames.Replaced(setup.Name, plan.Decision.Run);
        Sanitized = plan.Facts.DataSanitized;
        reached = plan.Decision.Phase;
        Safety = SafetyOf(plan.Decision.Phase == RestorePhase.Swapped ? plan.Situation.Current : plan.Situation.Restoring);
    }

    /// <summary>The snapshot of the data from before; <see langword="null"/> for none.</summary>
    public string? Safety { get; private set; }

    /// <summary>The replaced instance's identifier.</summary>
    public string Previous { get; }

    /// <summary>Whether the replaced instance is there at the end.</summary>
    public bool PreviousKept { get; private set; }

    /// <summary>Whether there was one.</summary>
    public bool PreviousFound { get; private set; }

    /// <summary>Whether the login was seen to work.</summary>
    public bool LoginProved { get; private set; }

    /// <summary>Whether the data is masked; <see langword="null"/> when nobody knows.</summary>
    public bool? Sanitized { get; private set; }

    private EnvironmentName Name => setup.Name;

    /// <summary>Carries it out.</summary>
    /// <param name="request">The settings that terraform plans with.</param>
    /// <param name="cancellationToken">Stops between two steps; never between the two renames.</param>
    public async Task RunAsync(RestoreEnvironmentRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (plan.Decision.Discarded is { } other)
                await clock.RunAsync($"Removed {other.DBInstanceIdentifier}", () => instances.DeleteAsync(
                    other.DBInstanceIdentifier!, clock, host, cancellationToken));
            if (reached == RestorePhase.New)
                await clock.RunAsync($"Began {restoring}", () => BeginAsync(cancellationToken));
            if (reached == RestorePhase.Restoring)
            {
                await clock.RunAsync($"Restored {restoring}", () => SettleAsync(cancellationToken));
                await clock.RunAsync("Proved the login", () => ProveLoginAsync(restoring, cancellationToken));
                await clock.RunAsync(plan.TakesSafetySnapshot ? "Took the safety snapshot" : "Made ready", () => KeepDataAsync(cancellationToken));
            }

            if (reached != RestorePhase.Swapped)
                await clock.RunAsync("Swapped the names", () => SwapAsync(cancellationToken));
            await clock.RunAsync("Pointed the state", () => PointAsync(request, cancellationToken));
            await clock.RunAsync($"Restarted {Name.Service}", () => RestartAsync(cancellationToken));
            await FinishAsync(cancellationToken);
        }
        catch (Exception)
        {
            host.Warning(Whereabouts());
            throw;
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        DBInstance current = plan.Current!;
        var copy = new InstanceCopy(current);
        List<Tag> tags = RestoreTags.For(Name, current, plan.Facts.Text, plan.Decision.Run, plan.Facts.DataSanitized);
        try
        {
            if (plan.Facts.Snapshot is { } snapshot)
                await setup.Session.Rds.RestoreDBInstanceFromDBSnapshotAsync(
                    copy.FromSnapshot(snapshot, restoring, tags), cancellationToken);
            else
                await setup.Session.Rds.RestoreDBInstanceToPointInTimeAsync(
                    copy.ToPointInTime(plan.Facts.Time, restoring, tags), cancellationToken);
        }
        catch (DBInstanceAlreadyExistsException) when (plan.Decision.Discarded is null)
        {
            // The call before this one was answered too late for the SDK, which sent it again.
            host.Verbose($"{restoring} is there already.");
        }

        reached = RestorePhase.Restoring;
        host.Information($"RDS restores the {plan.Facts.Text} into {restoring}.");
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var copy = new InstanceCopy(plan.Current!);
        DBInstance restored = await instances.WaitUntilAvailableAsync(restoring, clock, host, cancellationToken);
        await instances.ModifyAsync(copy.Settle(restored, login.Password!), clock, host, cancellationToken);
        IReadOnlyList<string> differences = [];
        long begun = setup.Context.TimeProvider.GetTimestamp();
        await clock.WaitAsync(
            $"the settings of {restoring}",
            async () =>
            {
                restored = await instances.WaitUntilAvailableAsync(restoring, clock, host, cancellationToken);
                differences = copy.Differences(restored);
                // What waits for the maintenance window is no difference; what is under way ends it.
                bool pending = restored.PendingModifiedValues is { MasterUserPassword: not null } or { EngineVersion: not null };
                return (differences.Count == 0 ? "changing" : string.Join("; ", differences), !pending && (differences.Count == 0 || Settled()));
            },
            host,
            cancellationToken);
        if (differences.Count > 0)
            throw RestoreErrors.Differs(restoring, differences);
        host.Information($"{restoring} is available, with the settings of {Name.DatabaseInstance}.");

        bool Settled() => setup.Context.TimeProvider.GetElapsedTime(begun) > SettlingPatience;
    }

    private async Task ProveLoginAsync(string identifier, CancellationToken cancellationToken)
    {
        DBInstance restored = await instances.WaitUntilAvailableAsync(identifier, clock, host, cancellationToken);
        (LoginProved, bool? sanitized) = await new LoginProof(login, setup.Context.TimeProvider)
            .RunAsync(restored, knownReachable: LoginProved, host, cancellationToken);
        bool? tagged = DataSanitizedTag.Read(restored);
        Sanitized = sanitized ?? tagged;
        // What the database says of itself is nearer to the truth than any tag.
        if (sanitized is not null && sanitized != tagged)
            await instances.TagAsync(
                restored, [new() { Key = DataSanitizedTag.Key, Value = sanitized == true ? "true" : "false" }], cancellationToken);
    }

    // As late as can be: what the application writes while RDS restores is in it. From the tag on the instance is ready for
    // the name, and a later run takes no other snapshot.
    private async Task KeepDataAsync(CancellationToken cancellationToken)
    {
        string? safety = null;
        if (plan.TakesSafetySnapshot)
        {
            DBInstance current = plan.Current!;
            safety = SnapshotName.Safety(Name, setup.Context.TimeProvider.GetUtcNow());
            var taker = new SnapshotTaker(setup.Session, Name, setup.Context.TimeProvider);
            await taker.BeginAsync(safety, SnapshotTags.Like(Name, current, caller: null), wait: true, host, cancellationToken);
            DBSnapshot made = await taker.FinishAsync(safety, current.AllocatedStorage, host, cancellationToken);
            host.Information(string.Create(
                CultureInfo.InvariantCulture, $"The data of now is kept as the snapshot {safety} ({made.AllocatedStorage} GB)."));
        }

        DBInstance restored = await instances.WaitUntilAvailableAsync(restoring, clock, host, cancellationToken);
        await instances.TagAsync(restored, [new() { Key = RestoreTags.Safety, Value = safety ?? RestoreTags.None }], cancellationToken);
        Safety = safety;
    }

    // Between the two renames nothing serves: whoever stops the run has to wait for the second.
    private async Task SwapAsync(CancellationToken cancellationToken)
    {
        if (reached == RestorePhase.Restoring)
        {
            await instances.WaitUntilAvailableAsync(Name.DatabaseInstance, clock, host, cancellationToken);
            await instances.WaitUntilAvailableAsync(restoring, clock, host, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            reached = RestorePhase.BetweenNames;
            await instances.RenameAsync(Name.DatabaseInstance, Previous, clock, host, CancellationToken.None);
            await instances.WaitUntilGoneAsync(Name.DatabaseInstance, clock, host, CancellationToken.None);
            host.Information($"{Name.DatabaseInstance} is now {Previous}.");
        }

        await instances.RenameAsync(restoring, Name.DatabaseInstance, clock, host, CancellationToken.None);
        await instances.WaitUntilGoneAsync(restoring, clock, host, CancellationToken.None);
        reached = RestorePhase.Swapped;
        await instances.WaitUntilAvailableAsync(Name.DatabaseInstance, clock, host, cancellationToken);
        host.Information($"{restoring} is now {Name.DatabaseInstance}: the restored data is served under the old address.");
    }

    private async Task PointAsync(RestoreEnvironmentRequest request, CancellationToken cancellationToken)
    {
        DBInstance restored = await instances.WaitUntilAvailableAsync(Name.DatabaseInstance, clock, host, cancellationToken);
        await state.PointAsync(restored, host, cancellationToken);
        await state.ProveAsync(request, host, cancellationToken);
        // A run that takes up another's work has not seen the login yet; and the address is another one since.
        await ProveLoginAsync(Name.DatabaseInstance, cancellationToken);
    }

    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        RolloutVerdict? verdict = await new ServiceRestart(setup.Session, setup.Context.TimeProvider, host)
            .RunAsync(Name.Cluster, Name.Service, clock.Left, cancellationToken);
        if (verdict is null)
            host.Information($"{Name.Service} runs no task: nothing is restarted.");
        if (verdict is { Status: not DeploymentStatus.Completed })
            throw RestoreErrors.ApplicationNotSteady(Name, verdict.Status.ToString(), verdict.Reason, Safety);
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        PreviousFound = await instances.FindAsync(Previous, cancellationToken) is not null;
        PreviousKept = PreviousFound && plan.Keeps(Safety);
        if (PreviousFound && !PreviousKept)
            await clock.RunAsync($"Removed {Previous}", () => instances.DeleteAsync(
                Previous, clock, host, cancellationToken));

        DBInstance restored = await instances.WaitUntilAvailableAsync(Name.DatabaseInstance, clock, host, cancellationToken);
        await instances.TagAsync(restored, [new() { Key = RestoreTags.Run, Value = RestoreTags.Finished }], cancellationToken);
    }

    private static string? SafetyOf(DBInstance? restored) =>
        RestoreTags.Read(restored, RestoreTags.Safety) is { Length: > 0 } safety && safety != RestoreTags.None ? safety : null;

    private string Whereabouts() => reached switch
    {
        RestorePhase.New => $"Nothing was changed: {Name.DatabaseInstance} serves as before.",
        RestorePhase.Restoring =>
            $"{Name.DatabaseInstance} serves as before. {restoring} exists and costs: the same command goes on with it; or remove it with "
            + $"'aws rds delete-db-instance --db-instance-identifier {restoring} --skip-final-snapshot'.",
        RestorePhase.BetweenNames =>
            $"{Name.DatabaseInstance} has no database for now: it is {Previous}, and {restoring} takes its name with the same command. Run it at once.",
        _ => $"{Name.DatabaseInstance} serves the restored data. The same command does what is left: the state, the restart, {Previous}.",
    };
}
