using StagingTools.Engine.Aws;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Restore;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.InVpc;
using StagingTools.Engine.Notifications;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Data;

/// <summary>
/// Fills an environment's database with production's data, personal data masked. Everything goes into a database beside it,
/// which is checked and then renamed in; a sync that fails leaves staging as it was.
/// </summary>
public sealed class SyncData
{
    private readonly StagingContext context;
    private readonly Func<EnvironmentRequest, ISecretStore> openSecrets;

    /// <summary>Makes the operation.</summary>
    /// <param name="context">Where it works.</param>
    public SyncData(StagingContext context)
        : this(context, request => new AwsSecretStore(context, request))
    {
    }

    internal SyncData(StagingContext context, Func<EnvironmentRequest, ISecretStore> openSecrets)
    {
        this.context = context;
        this.openSecrets = openSecrets;
    }

    /// <summary>Syncs.</summary>
    /// <param name="request">What to copy where, by which rules.</param>
    /// <param name="host">Confirms and is told of the work.</param>
    /// <param name="cancellationToken">Ends the work; staging stays as it was.</param>
    /// <returns>What was copied; <see langword="null"/> when it was declined or only shown.</returns>
    /// <exception cref="StagingException">
    /// Before a row is read: <c>InvalidRules</c>, <c>RulesNotFound</c>, <c>UncoveredColumns</c>, <c>UnknownColumns</c>,
    /// <c>TargetNotMarked</c>, <c>TargetIsProduction</c>, <c>WrongDirection</c>, <c>SameDatabase</c>, <c>DatabaseDiskTooSmall</c>, <c>DatabaseLoginFailed</c>, <c>DatabaseUnreachable</c> and others. During
    /// the copy: <c>GateFailed</c>, <c>SourceChanged</c>, <c>TargetBusy</c>, <c>DatabaseConnectionLost</c> and others.
    /// </exception>
    public async Task<StagingDataSync?> RunAsync(
        SyncDataRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        if (request.InVpc)
            return await new VpcSync(context, host).RunAsync(request, settings, cancellationToken);

        using var job = VpcJob.Find(context, request);
        try
        {
            return await RunAsync(request, settings, job, host, cancellationToken);
        }
        catch (StagingException failure) when (job is not null)
        {
            await job.FailAsync(failure, host);
            throw;
        }
    }

    private async Task<StagingDataSync?> RunAsync(
        SyncDataRequest request, StagingSettings settings, VpcJob? job, IHost host, CancellationToken cancellationToken)
    {
        // Two plain servers need no project; what takes a default from the environment's secrets does.
        RequestedEnvironment requested =
            RequestedEnvironment.Of(request, isNeeded: request.Source is null || request.Target is null);
        EnvironmentName? environment = requested.Name;
        SanitizationRules rules = request.SkipSanitization
            ? SanitizationRules.KeepEverything
            : job is null
                ? SanitizationRules.Load(context, request.Rules)
                : await job.ReadRulesAsync(request.Rules, cancellationToken);
        SyncCaps caps = SyncCaps.Of(request);

        using ISecretStore secrets = openSecrets(request);
        DatabaseReference source = await DatabaseReference.ResolveAsync(
            context, request.Source ?? requested.ProductionDatabase, secrets, cancellationToken);
        DatabaseReference target = await DatabaseReference.ResolveAsync(
            context, request.Target ?? requested.OwnDatabase, secrets, cancellationToken);
        bool usesSecrets = source.SecretName is not null || target.SecretName is not null;
        await settings.Production.RefuseAsync(secrets.Session, cancellationToken);
        await ProductionGuard.RefuseAsync(context, target, environment, secrets, usesSecrets, host, cancellationToken);

        DatabaseBackup? backup = request.Backup ? new DatabaseBackup(context) : null;
        (SyncSides sides, SyncPlan plan, PostgresPrograms programs) =
            await PreflightAsync(source, target, environment, rules, backup, secrets.Session, usesSecrets && job is null, cancellationToken);
        if (sides.Disk is { Free: null })
            host.Warning($"Whether the new data fits on the staging server cannot be told: {sides.Disk.Describe()}.");
        Confirmation confirmation = Question(
            request, target, PlanText.Render(plan, sides, MaskingKey.Describe(request.Key, environment, usesSecrets), caps));
        if (!await host.ConfirmAsync(confirmation, cancellationToken))
            return null;

        using RunLog log = RunLog.Open(context, "data-sync");
        IHost told = log.Tee(host);
        log.Write("plan", confirmation.Detail);
        DateTimeOffset startedAt = context.TimeProvider.GetUtcNow();
        long started = context.TimeProvider.GetTimestamp();
        string region = RequestedEnvironment.Region(request, secrets.Session);
        using var notifier = new Notifier(context, secrets.Session, settings.Notifications);
        string? topic = await AlertTopics.FindAsync(secrets.Session, environment, told, cancellationToken);
        await using FollowedHost followed = notifier.Follow(
            told, SyncNotices.Started(requested.Project, requested.EnvironmentName, region, target.Address.ToString()));
        told = followed;
        try
        {
            byte[] key = request.SkipSanitization
                ? []
                : await MaskingKey.ResolveAsync(context, request.Key, environment, usesSecrets, secrets, told, cancellationToken);
            // A key in Secrets Manager may be the first thing that needs an account.
            if (!usesSecrets)
                await settings.Production.RefuseAsync(secrets.Session, cancellationToken);
            if (request.SkipSanitization)
                told.Warning($"Sanitization is skipped: {target.Address} gets production's personal data as it is.");
            string? backupPath = backup is null
                ? null
                : await backup.WriteAsync(target.Address, sides.TargetState.MarkDetail, programs, told, cancellationToken);
            SanitizedMarker marker = await SanitizedMarker.FindAsync(secrets.Session, environment, target, told, cancellationToken);
            SyncOutcome outcome = await marker.RunAsync(
                !request.SkipSanitization,
                () => RunAsync(
                    new SyncRun(context, sides, rules, programs, key, caps.Jobs, told) { Rate = caps.CreateRateLimit(context.TimeProvider) },
                    target,
                    cancellationToken),
                cancellationToken);
            IReadOnlyList<CopiedTable> tables = outcome.Tables;
            var sync = new StagingDataSync
            {
                Project = requested.Project,
                EnvironmentName = requested.EnvironmentName,
                Region = region,
                Source = source.Address.ToString(),
                Target = target.Address.ToString(),
                Tables = [.. tables.Select(Describe)],
                Rows = tables.Sum(table => table.SourceRows),
                Bytes = tables.Sum(table => table.Bytes),
                MaskedValues = tables.Sum(table => table.MaskedValues),
                PreviousDatabase = outcome.Previous,
                Gates = outcome.Gates,
                OrphanedKeys = outcome.OrphanedKeys,
                SnapshotId = outcome.SnapshotId,
                SnapshotHeld = outcome.SnapshotHeld,
                KeyId = request.SkipSanitization ? "" : MaskingKey.Id(key),
                BackupPath = backupPath,
                DataSanitized = !request.SkipSanitization,
                RulesHash = rules.Hash,
                LogPath = log.Path,
                ReportPath = Path.ChangeExtension(log.Path, ".json"),
                StartedAt = startedAt,
                Duration = context.TimeProvider.GetElapsedTime(started),
            };
            // The data stands: neither a full disk nor a cancellation that comes now may turn it into a failure.
            await SyncReport.WriteAsync(sync, told);
            if (job is not null)
                await job.ReportAsync(sync, told);
            await followed.EndAsync(SyncNotices.Completed(sync), topic, CancellationToken.None);
            return sync;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            StagingException known = StagingErrors.Translate(failure);
            log.Write("error", $"{known.ErrorId}: {known.Message}");
            await followed.EndAsync(
                SyncNotices.Failed(requested.Project, requested.EnvironmentName, region, target.Address.ToString(), known),
                topic,
                cancellationToken);
            throw known;
        }
        catch (OperationCanceledException)
        {
            log.Write("error", "Cancelled; staging is as it was.");
            await followed.ShowEndAsync(
                SyncNotices.Cancelled(requested.Project, requested.EnvironmentName, region, target.Address.ToString()));
            throw;
        }
    }

    private static async Task<SyncOutcome> RunAsync(
        SyncRun run, DatabaseReference target, CancellationToken cancellationToken)
    {
        try
        {
            return await run.RunAsync(cancellationToken);
        }
        catch (Exception failure) when (PostgresErrors.Translate(failure, target.Address.ToString()) is { } known)
        {
            throw known;
        }
    }

    // Force answers what is asked every time. That personal data goes where many can read it is asked on its own.
    private static Confirmation Question(SyncDataRequest request, DatabaseReference target, string plan) =>
        request.SkipSanitization
            ? new Confirmation(target.Address.ToString(), "Replace with production's data, UNMASKED")
            {
                Impact = ConfirmationImpact.High,
                Detail = "Nothing is masked: everybody who can read staging will read production's personal data and secrets.\n" + plan,
                TypedAnswer = target.Address.Database,
                BesideForce = request.AcceptUnmaskedData ? null : "--accept-unmasked-data",
            }
            : new Confirmation(target.Address.ToString(), "Replace with production's data, masked")
            {
                Impact = ConfirmationImpact.High,
                Detail = plan,
            };

    private async Task<(SyncSides Sides, SyncPlan Plan, PostgresPrograms Programs)> PreflightAsync(
        DatabaseReference source,
        DatabaseReference target,
        EnvironmentName? environment,
        SanitizationRules rules,
        DatabaseBackup? backup,
        AwsSession? session,
        bool mayRunInVpc,
        CancellationToken cancellationToken)
    {
        try
        {
            return await new SyncPreflight(context, new TargetDisk(session, context.TimeProvider))
                .RunAsync(source, target, environment, rules, backup, cancellationToken);
        }
        catch (Exception failure) when ((failure as StagingException ?? PostgresErrors.Translate(failure)) is { } known)
        {
            throw mayRunInVpc && known.ErrorId == "DatabaseUnreachable"
                ? new StagingException(known.ErrorId, known.Category, known.Message, failure)
                {
                    TargetInput = known.TargetInput,
                    RecommendedAction = $"{known.RecommendedAction} A database that only its VPC reaches is synced from within: --in-vpc.",
                }
                : known;
        }
    }

    private static TableSync Describe(CopiedTable table) => new(
        table.Plan.Table.FullName,
        table.SourceRows,
        table.Bytes,
        [.. table.Plan.Masked.Select(column => column.Column.Name)],
        table.Duration);
}
