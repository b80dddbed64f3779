using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Restore;
using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Notifications;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Data;

/// <summary>
/// Brings staging's data from before back: the previous database by a rename, or a backup by way of an incoming database. What
/// stands there is kept as the previous database, so that a restore can be undone; one that fails changes nothing.
/// </summary>
public sealed class RestoreData
{
    private readonly StagingContext context;
    private readonly Func<EnvironmentRequest, ISecretStore> openSecrets;

    /// <summary>Makes the operation.</summary>
    /// <param name="context">Where it works.</param>
    public RestoreData(StagingContext context)
        : this(context, request => new AwsSecretStore(context, request))
    {
    }

    internal RestoreData(StagingContext context, Func<EnvironmentRequest, ISecretStore> openSecrets)
    {
        this.context = context;
        this.openSecrets = openSecrets;
    }

    /// <summary>Restores.</summary>
    /// <param name="request">Which database, and what to bring back.</param>
    /// <param name="host">Confirms and is told of the work.</param>
    /// <param name="cancellationToken">Ends the work; staging stays as it was.</param>
    /// <returns>What was brought back; <see langword="null"/> when it was declined or only shown.</returns>
    /// <exception cref="StagingException">
    /// Before anything is asked: <c>BackupNotFound</c>, <c>InvalidBackup</c>, <c>BackupIncomplete</c>, <c>NoPreviousDatabase</c>,
    /// <c>TargetNotMarked</c> and the other refusals of a sync. Then <c>SyncInProgress</c>, <c>TargetBusy</c>,
    /// <c>BackupNotRestored</c> and others.
    /// </exception>
    public async Task<StagingDataRestore?> RunAsync(RestoreDataRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        RequestedEnvironment environment = RequestedEnvironment.Of(request, isNeeded: request.Target is null);
        BackupFile? backup = request.BackupPath is { } path ? await BackupFile.OpenAsync(context, path, cancellationToken) : null;

        using ISecretStore secrets = openSecrets(request);
        DatabaseReference target = await DatabaseReference.ResolveAsync(
            context, request.Target ?? environment.OwnDatabase, secrets, cancellationToken);
        await settings.Production.RefuseAsync(secrets.Session, cancellationToken);
        await ProductionGuard.RefuseAsync(
            context, target, environment.Name, secrets, target.SecretName is not null, host, cancellationToken);
        RestorePlan plan = await TranslateAsync(
            target,
            new RestorePreflight(context, new TargetDisk(secrets.Session, context.TimeProvider))
                .RunAsync(target, backup, environment.Name, cancellationToken));
        var confirmation = new Confirmation(
            target.Address.ToString(), backup is null ? "Go back to the previous data" : "Replace with a backup's data")
        {
            Impact = ConfirmationImpact.High,
            Detail = plan.Describe(),
        };
        if (!await host.ConfirmAsync(confirmation, cancellationToken))
            return null;

        using RunLog log = RunLog.Open(context, "data-restore");
        IHost told = log.Tee(host);
        log.Write("plan", confirmation.Detail);
        DateTimeOffset startedAt = context.TimeProvider.GetUtcNow();
        long started = context.TimeProvider.GetTimestamp();
        string region = RequestedEnvironment.Region(request, secrets.Session);
        bool? sanitized = DatabaseMark.IsSanitized(plan.Detail);
        if (sanitized == false)
            told.Warning($"{target.Address} gets unmasked data: production's personal data as it is.");
        using var notifier = new Notifier(context, secrets.Session, settings.Notifications);
        string? topic = await AlertTopics.FindAsync(secrets.Session, environment.Name, told, cancellationToken);
        try
        {
            SanitizedMarker marker = await SanitizedMarker.FindAsync(secrets.Session, environment.Name, target, told, cancellationToken);
            await marker.RunAsync(
                sanitized, () => TranslateAsync(target, SwapAsync(plan, told, cancellationToken)), cancellationToken);
            var restore = new StagingDataRestore
            {
                Project = environment.Project,
                EnvironmentName = environment.EnvironmentName,
                Region = region,
                Target = target.Address.ToString(),
                RestoredFrom = backup?.Path ?? DatabaseNames.Of(target.Address.Database).Previous,
                PreviousDatabase = DatabaseNames.Of(target.Address.Database).Previous,
                DataSanitized = sanitized,
                LogPath = log.Path,
                StartedAt = startedAt,
                Duration = context.TimeProvider.GetElapsedTime(started),
            };
            // The data stands: a cancellation that comes now must not turn it into a failure.
            await notifier.NotifyAsync(RestoreNotices.Completed(restore), topic, told, CancellationToken.None);
            return restore;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            StagingException known = StagingErrors.Translate(failure);
            log.Write("error", $"{known.ErrorId}: {known.Message}");
            await notifier.NotifyAsync(
                RestoreNotices.Failed(environment, region, target.Address.ToString(), known), topic, told, cancellationToken);
            throw known;
        }
        catch (OperationCanceledException)
        {
            log.Write("error", "Cancelled; staging is as it was.");
            throw;
        }
    }

    private async Task<bool> SwapAsync(RestorePlan plan, IHost host, CancellationToken cancellationToken)
    {
        await using TargetServer server = await TargetServer.OpenAsync(plan.Target.Address, host, cancellationToken);
        await server.CleanAsync(cancellationToken);
        if (plan.Backup is not { } backup)
        {
            await server.SwapBackAsync(cancellationToken);
            host.Information($"{server.Names.Current} holds the previous data again; what stood there is kept as {server.Names.Previous}.");
            return true;
        }

        DatabaseAddress incoming = await server.CreateIncomingAsync(plan.Locale, cancellationToken);
        try
        {
            await using (DatabaseServer filling = DatabaseServer.ForFilling(incoming))
                await server.WhileItAnswersAsync(
                    async stop =>
                    {
                        await new BackupLoader(context, plan.Programs!).LoadAsync(backup, filling, stop);
                        return true;
                    },
                    cancellationToken);
            host.Information($"Loaded {backup.Path} into {incoming.Database}.");
            await server.CopyPropertiesAsync(cancellationToken);
            string now = UtcText.Seconds(context.TimeProvider.GetUtcNow());
            await server.SwapAsync($"restored {now} {plan.Detail}".TrimEnd(), cancellationToken);
            host.Information($"{server.Names.Incoming} is {server.Names.Current} now; the old one is kept as {server.Names.Previous}.");
            return true;
        }
        catch
        {
            await server.AbandonIncomingAsync();
            throw;
        }
    }

    private static async Task<T> TranslateAsync<T>(DatabaseReference target, Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (Exception failure) when (PostgresErrors.Translate(failure, target.Address.ToString()) is { } known)
        {
            throw known;
        }
    }
}
