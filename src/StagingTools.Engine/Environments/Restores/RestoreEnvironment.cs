using StagingTools.Engine.Costs;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Notifications;
using StagingTools.Engine.Settings;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>
/// Replaces an environment's database by what it was: a snapshot of it, or a moment within its automated backups. The restored
/// instance takes name, address, settings and password of the current one; the application notices a restart.
/// </summary>
/// <param name="context">Where it works.</param>
public sealed class RestoreEnvironment(StagingContext context)
{
    /// <summary>Restores, or finishes what an earlier run of the same restore began.</summary>
    /// <param name="request">What to restore, and what becomes of the data of now.</param>
    /// <param name="host">Is told what happens, and asked first.</param>
    /// <param name="cancellationToken">Stops between two steps; the same command goes on there.</param>
    /// <returns>What was done; <see langword="null"/> when it was declined or only shown.</returns>
    /// <exception cref="StagingException">
    /// <c>RestoreSourceMissing</c>, <c>RestoreSourceAmbiguous</c>, <c>InvalidPointInTime</c>, <c>InvalidTimeout</c>,
    /// <c>EnvironmentNotFound</c>, <c>DatabaseNotAvailable</c>, <c>SnapshotNotFound</c>, <c>SnapshotNotOwned</c>,
    /// <c>SnapshotBusy</c>, <c>SnapshotNotSuitable</c>, <c>PointInTimeNotEnabled</c>, <c>PointInTimeOutsideWindow</c>,
    /// <c>RestoreUnfinished</c>, <c>RestoreNameTaken</c>, <c>RestoreFailed</c>, <c>RestoredDiffers</c>,
    /// <c>RestoredLoginFailed</c>, <c>RestoredPlanLosesDatabase</c>, <c>ApplicationNotSteady</c>, <c>WaitTimedOut</c>,
    /// <c>StateNotLockable</c> for a state in a folder, and those of the state's lock.
    /// </exception>
    public async Task<StagingEnvironmentRestore?> RunAsync(
        RestoreEnvironmentRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        DateTimeOffset startedAt = context.TimeProvider.GetUtcNow();
        _ = EnvironmentName.Parse(request);
        RestoreSource source = RestoreSource.Of(request);
        if (request.Timeout is < 60 or > 86400)
            throw RestoreErrors.InvalidTimeout(request.Timeout);

        var clock = new RestoreClock(context.TimeProvider, TimeSpan.FromSeconds(request.Timeout));
        using EnvironmentSetup setup = await EnvironmentSetup.OpenAsync(
            context,
            request,
            settings,
            request.StateBucket,
            request.LockTable,
            EnvironmentSettings.CheckLockTimeout(request.LockTimeout.GetValueOrDefault()),
            host,
            cancellationToken);
        if (setup.Store.IsLocal)
            throw LocalStateStore.NotLockable(setup.Name, setup.Store.Name);
        if (setup.State is not { } state || !state.Resources.Any(resource => resource.Type == "aws_db_instance"))
            throw await EnvironmentMissing.ExplainAsync(
                setup.Name, setup.StoreExists ? setup.Store : null, setup.Store.Name, cancellationToken);

        DatabaseAddress login = await ReadLoginAsync(request, setup.Name, cancellationToken);
        var planner = new RestorePlanner(setup);
        RestorePlan plan = await planner.PlanAsync(request, source, clock, host, cancellationToken);
        if (plan.Current?.Endpoint?.Address is { } address && !string.Equals(address, login.Host, StringComparison.OrdinalIgnoreCase))
            host.Warning($"The environment's secret names {login.Host}, and {setup.Name.DatabaseInstance} is at {address}: the application may use another database.");
        decimal? monthlyCost = InstanceCost.Of(plan.Situation.Current ?? plan.Situation.Restoring, setup.Session.Region);
        if (!await host.ConfirmAsync(RestoreQuestion.Ask(setup.Name, setup.Target, setup.LockPreparation, plan, monthlyCost), cancellationToken))
            return null;

        using RunLog log = RunLog.Open(context, $"{setup.Name.Name}-restore");
        host = log.Tee(host);
        // Who thinks about the answer does not use up what RDS may take.
        clock = new RestoreClock(context.TimeProvider, TimeSpan.FromSeconds(request.Timeout));
        using WorkingCopy copy = WorkingCopy.Open(context, setup.Name.Project, setup.Name.Name);
        if (setup.LockTable is { } table)
            await table.EnsureAsync(setup.Name.Project, host, cancellationToken);
        await setup.RemoveLeftLockAsync(host, cancellationToken);
        await SaveUnsavedStateAsync(setup, copy, host, cancellationToken);
        await using HeldLock held = await HeldLock.TakeAsync(setup, copy, "restore", host, cancellationToken);
        plan = await planner.PlanAgainAsync(request, plan, clock, host, cancellationToken);
        var run = new RestoreRun(setup, plan, login, copy, clock, host);
        await run.RunAsync(request, cancellationToken);
        StagingEnvironmentRestore result = Describe(setup, plan, run, monthlyCost) with
        {
            Steps = clock.Steps,
            LogPath = log.Path,
            StartedAt = startedAt,
            Duration = clock.Elapsed,
        };
        Tell(result, host);
        await NotifyAsync(setup, result, settings.Notifications, host, cancellationToken);
        return result;
    }

    private async Task<DatabaseAddress> ReadLoginAsync(
        RestoreEnvironmentRequest request, EnvironmentName name, CancellationToken cancellationToken)
    {
        string secret = name.Secret("database-url");
        using ISecretStore secrets = new AwsSecretStore(context, request);
        DatabaseReference reference = await DatabaseReference.ResolveAsync(context, $"secret:{secret}", secrets, cancellationToken);
        return string.IsNullOrEmpty(reference.Address.Password) ? throw RestoreErrors.NoPassword(secret) : reference.Address;
    }

    private static async Task SaveUnsavedStateAsync(
        EnvironmentSetup setup, WorkingCopy copy, IHost host, CancellationToken cancellationToken)
    {
        if (copy.UnsavedState is null)
            return;

        EnvironmentTerraform terraform = await EnvironmentTerraform.OpenAsync(
            setup, copy, secrets: null, localState: false, host, cancellationToken);
        await terraform.SaveUnsavedStateAsync(TimeSpan.Zero, cancellationToken);
    }

    private static StagingEnvironmentRestore Describe(
        EnvironmentSetup setup, RestorePlan plan, RestoreRun run, decimal? monthlyCost) => new()
        {
            Project = setup.Name.Project,
            EnvironmentName = setup.Name.Name,
            Region = setup.Session.Region,
            DatabaseInstance = setup.Name.DatabaseInstance,
            RestoredFrom = plan.Facts.Text,
            DataTime = plan.Facts.DataTime,
            DataSanitized = run.Sanitized,
            LoginProved = run.LoginProved,
            SafetySnapshot = run.Safety,
            PreviousInstance = run.PreviousFound ? run.Previous : null,
            PreviousKept = run.PreviousKept,
            PreviousMonthlyCost = run.PreviousKept ? monthlyCost : null,
            Resumed = plan.Decision.Phase != RestorePhase.New,
        };

    private static void Tell(StagingEnvironmentRestore result, IHost host)
    {
        host.Information($"{result.DatabaseInstance} holds the data of the {result.RestoredFrom}.");
        if (result.PreviousKept)
            host.Warning(
                $"The replaced instance is kept as {result.PreviousInstance}"
                + (result.PreviousMonthlyCost is { } cost
                    ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" and costs {cost:0.00} USD a month")
                    : " and costs")
                + $". Remove it with 'aws rds delete-db-instance --db-instance-identifier {result.PreviousInstance} --skip-final-snapshot'; "
                + "'staging remove' removes it too.");
        if (result.DataSanitized == false)
            host.Warning("The restored data is NOT masked: treat the environment as production.");
    }

    private async Task NotifyAsync(
        EnvironmentSetup setup, StagingEnvironmentRestore result, NotificationTargets targets, IHost host, CancellationToken cancellationToken)
    {
        var notification = new Notification(
            NotificationKind.InfrastructureChanged,
            result.Project,
            result.EnvironmentName,
            result.Region,
            $"The database of {result.EnvironmentName} was restored from the {result.RestoredFrom}")
        {
            Fields =
            [
                new("Safety snapshot", result.SafetySnapshot ?? "none"),
                new("Replaced instance", result.PreviousKept ? $"kept as {result.PreviousInstance}" : "removed"),
            ],
        };
        string? topic = await AlertTopic.FindAsync(setup.Session, setup.AccountId, setup.Name, host, cancellationToken);
        using var notifier = new Notifier(context, setup.Session, targets);
        await notifier.NotifyAsync(notification, topic, host, cancellationToken);
    }
}
