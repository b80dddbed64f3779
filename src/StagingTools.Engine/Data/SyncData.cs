using Amazon.Runtime;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Notifications;

namespace StagingTools.Engine.Data;

/// <summary>
/// Fills an environment's database with production's data, personal data masked. Everything goes into a database beside it,
/// which is checked and then renamed in; a sync that fails leaves staging as it was.
/// </summary>
public sealed class SyncData
{
    private const int MostJobs = 8;

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
    /// <c>TargetNotMarked</c>, <c>SameDatabase</c>, <c>DatabaseLoginFailed</c>, <c>DatabaseUnreachable</c> and others. During
    /// the copy: <c>GateFailed</c>, <c>SourceChanged</c>, <c>TargetBusy</c>, <c>DatabaseConnectionLost</c> and others.
    /// </exception>
    public async Task<StagingDataSync?> RunAsync(
        SyncDataRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        // Two plain servers need no project; what takes a default from the environment's secrets does.
        bool needsEnvironment = request.Source is null || request.Target is null;
        EnvironmentName? environment = needsEnvironment || HasProject(request) ? EnvironmentName.Parse(context, request) : null;
        SanitizationRules rules = SanitizationRules.Load(context, request.Rules);
        int jobs = Jobs(request);

        using ISecretStore secrets = openSecrets(request);
        DatabaseReference source = await DatabaseReference.ResolveAsync(
            context, request.Source ?? $"secret:{environment!.Project}/production/database-url", secrets, cancellationToken);
        DatabaseReference target = await DatabaseReference.ResolveAsync(
            context, request.Target ?? $"secret:{environment!.Secret("database-url")}", secrets, cancellationToken);
        bool usesSecrets = source.SecretName is not null || target.SecretName is not null;

        (SyncSides sides, SyncPlan plan, PostgresPrograms programs) =
            await PreflightAsync(source, target, environment, rules, cancellationToken);
        var confirmation = new Confirmation(target.Address.ToString(), "Replace with production's data, masked")
        {
            Impact = ConfirmationImpact.High,
            Detail = PlanText.Render(plan, sides, MaskingKey.Describe(request.Key, environment, usesSecrets), jobs),
        };
        if (!await host.ConfirmAsync(confirmation, cancellationToken))
            return null;

        using RunLog log = RunLog.Open(context, "data-sync");
        IHost told = log.Tee(host);
        log.Write("plan", confirmation.Detail);
        DateTimeOffset startedAt = context.TimeProvider.GetUtcNow();
        long started = context.TimeProvider.GetTimestamp();
        string project = environment?.Project ?? request.Project;
        string environmentName = environment?.Name ?? request.EnvironmentName;
        string region = Region(request, secrets.Session);
        var notifier = new Notifier(context, secrets.Session);
        string? topic = await FindTopicAsync(secrets.Session, environment, told, cancellationToken);
        try
        {
            byte[] key = await MaskingKey.ResolveAsync(
                context, request.Key, environment, usesSecrets, secrets, told, cancellationToken);
            SyncOutcome outcome = await RunAsync(
                new SyncRun(context, sides, rules, programs, key, jobs, told), target, cancellationToken);
            IReadOnlyList<CopiedTable> tables = outcome.Tables;
            var sync = new StagingDataSync
            {
                Project = project,
                EnvironmentName = environmentName,
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
                KeyId = MaskingKey.Id(key),
                RulesHash = rules.Hash,
                LogPath = log.Path,
                StartedAt = startedAt,
                Duration = context.TimeProvider.GetElapsedTime(started),
            };
            // The data stands: a cancellation that comes now must not turn it into a failure.
            await notifier.NotifyAsync(SyncNotices.Completed(sync), topic, told, CancellationToken.None);
            return sync;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            StagingException known = StagingErrors.Translate(failure);
            log.Write("error", $"{known.ErrorId}: {known.Message}");
            await notifier.NotifyAsync(
                SyncNotices.Failed(project, environmentName, region, target.Address.ToString(), known), topic, told, cancellationToken);
            throw known;
        }
        catch (OperationCanceledException)
        {
            log.Write("error", "Cancelled; staging is as it was.");
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

    private static async Task<string?> FindTopicAsync(
        AwsSession? session, EnvironmentName? environment, IHost host, CancellationToken cancellationToken)
    {
        if (session is null || environment is null)
            return null;

        try
        {
            string account = await session.GetAccountIdAsync(cancellationToken);
            return await AlertTopic.FindAsync(session, account, environment, host, cancellationToken);
        }
        catch (AmazonServiceException problem)
        {
            host.Warning($"Nobody is told through SNS: {StagingErrors.Translate(problem).Message}");
            return null;
        }
    }

    private async Task<(SyncSides Sides, SyncPlan Plan, PostgresPrograms Programs)> PreflightAsync(
        DatabaseReference source,
        DatabaseReference target,
        EnvironmentName? environment,
        SanitizationRules rules,
        CancellationToken cancellationToken)
    {
        try
        {
            return await new SyncPreflight(context).RunAsync(source, target, environment, rules, cancellationToken);
        }
        catch (Exception failure) when (PostgresErrors.Translate(failure) is { } known)
        {
            throw known;
        }
    }

    private static TableSync Describe(CopiedTable table) => new(
        table.Plan.Table.FullName,
        table.SourceRows,
        table.Bytes,
        [.. table.Plan.Masked.Select(column => column.Column.Name)],
        table.Duration);

    private bool HasProject(SyncDataRequest request) =>
        request.Project.Length > 0 || context.Variable("STAGING_PROJECT") is not null;

    private string Region(SyncDataRequest request, AwsSession? session) =>
        session?.Region ?? request.Region ?? context.Variable("AWS_REGION") ?? context.Variable("AWS_DEFAULT_REGION") ?? "";

    private static int Jobs(SyncDataRequest request) => request.Jobs switch
    {
        0 => Math.Clamp(Environment.ProcessorCount, 1, MostJobs),
        >= 1 and <= 64 => request.Jobs,
        _ => throw new StagingException(
            "InvalidJobs", StagingErrorCategory.InvalidArgument, $"{request.Jobs} is not a number of parallel copies.")
        {
            TargetInput = request.Jobs.ToString(System.Globalization.CultureInfo.InvariantCulture),
            RecommendedAction = "Give a number from 1 to 64, or 0 for the number of processors.",
        },
    };
}
