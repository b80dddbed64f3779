using System.Globalization;
using Amazon.RDS.Model;
using Amazon.SecurityToken.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;
using Tag = Amazon.RDS.Model.Tag;

namespace StagingTools.Engine.Environments.Snapshots;

/// <summary>Makes a manual snapshot of an environment's database, which stays until somebody removes it.</summary>
/// <param name="context">Where it works.</param>
public sealed class NewSnapshot(StagingContext context)
{
    /// <summary>Makes the snapshot and, unless told otherwise, waits until it can be restored from.</summary>
    /// <param name="request">Of which environment, and under which name.</param>
    /// <param name="host">Is told how far it is, and asked first.</param>
    /// <param name="cancellationToken">Ends the wait; RDS goes on with a snapshot that it has begun.</param>
    /// <returns>The snapshot; <see langword="null"/> when it was declined or only shown.</returns>
    /// <exception cref="StagingException">
    /// <c>InvalidSnapshotName</c>, <c>EnvironmentNotFound</c>, <c>DatabaseNotAvailable</c>, <c>SnapshotExists</c>,
    /// <c>SnapshotQuotaExceeded</c>, <c>SnapshotFailed</c> or <c>WaitTimedOut</c>.
    /// </exception>
    public async Task<StagingSnapshot?> RunAsync(NewSnapshotRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        string snapshot = request.Name is { Length: > 0 } given
            ? SnapshotName.Check(given)
            : SnapshotName.Manual(name, context.TimeProvider.GetUtcNow());
        using AwsSession session = AwsSession.Open(context, request);
        await settings.Production.RefuseAsync(session, cancellationToken);
        DBInstance database = await new DataStores(session, name, context.TimeProvider).FindDatabaseAsync(cancellationToken)
            ?? throw SnapshotErrors.NoEnvironment(name, session.Region, $"the database {name.DatabaseInstance} does not exist");
        string? status = database.DBInstanceStatus;
        if (!ServiceStatus.IsDatabaseReady(status) && (request.NoWait || !ServiceStatus.WillBeReady(status)))
            throw SnapshotErrors.DatabaseNotAvailable(name, status);

        var reader = new SnapshotReader(session, name);
        if (await reader.FindAsync(snapshot, cancellationToken) is not null)
            throw SnapshotErrors.Exists(snapshot);
        if (!await host.ConfirmAsync(Question(name, session, database, snapshot), cancellationToken))
            return null;

        long start = context.TimeProvider.GetTimestamp();
        GetCallerIdentityResponse caller = await session.GetCallerAsync(cancellationToken);
        List<Tag> tags = SnapshotTags.Like(name, database, caller.Arn);
        var taker = new SnapshotTaker(session, name, context.TimeProvider);
        DBSnapshot? begun = await taker.BeginAsync(snapshot, tags, wait: !request.NoWait, host, cancellationToken);
        if (request.NoWait)
        {
            host.Information($"RDS has begun with the snapshot {snapshot}.");
            return reader.Describe(begun ?? new DBSnapshot { DBSnapshotIdentifier = snapshot, Status = "creating" });
        }

        DBSnapshot made = await FinishAsync(taker, snapshot, database.AllocatedStorage, host, cancellationToken);
        string elapsed = SnapshotWait.Clock(context.TimeProvider.GetElapsedTime(start));
        host.Information($"The snapshot {snapshot} is available: {made.AllocatedStorage} GB, after {elapsed}.");
        return reader.Describe(made);
    }

    private static async Task<DBSnapshot> FinishAsync(
        SnapshotTaker taker, string snapshot, int? storage, IHost host, CancellationToken cancellationToken)
    {
        try
        {
            return await taker.FinishAsync(snapshot, storage, host, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            host.Warning($"RDS goes on with the snapshot {snapshot}; remove it if nobody needs it.");
            throw;
        }
    }

    private static Confirmation Question(EnvironmentName name, AwsSession session, DBInstance database, string snapshot) =>
        new($"{name.Name} ({name.Project}, {session.Region})", "Create snapshot")
        {
            Detail = string.Create(
                CultureInfo.InvariantCulture,
                $"{snapshot} of {name.DatabaseInstance} ({database.Engine} {database.EngineVersion}, {database.AllocatedStorage} GB).")
                + " It stays, and may cost, until it is removed.",
        };
}
