using System.Globalization;
using System.Text;
using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Environments.Snapshots;

/// <summary>Removes a manual or final snapshot of an environment, and nobody else's.</summary>
/// <param name="context">Where it works.</param>
public sealed class RemoveSnapshot(StagingContext context)
{
    // Names that only RDS and AWS Backup can give.
    private static readonly string[] AutomatedPrefixes = ["rds:", "awsbackup:"];

    /// <summary>Removes the snapshot.</summary>
    /// <param name="request">Which.</param>
    /// <param name="host">Is told what happens, and asked first.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The snapshot as it was; <see langword="null"/> when it was gone already, declined, or only shown.</returns>
    /// <exception cref="StagingException">
    /// <c>SnapshotNameMissing</c>, <c>InvalidSnapshotName</c>, <c>SnapshotIsAutomated</c>, <c>SnapshotNotOwned</c> or
    /// <c>SnapshotBusy</c>.
    /// </exception>
    public async Task<StagingSnapshot?> RunAsync(RemoveSnapshotRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        string asked = request.Name is { Length: > 0 } given ? given : throw SnapshotErrors.NameMissing();
        if (AutomatedPrefixes.Any(prefix => asked.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            throw SnapshotErrors.Automated(asked);

        string id = SnapshotName.Check(asked);
        using AwsSession session = AwsSession.Open(context, request);
        await settings.Production.RefuseAsync(session, cancellationToken);
        var reader = new SnapshotReader(session, name);
        if (await reader.FindAsync(id, cancellationToken) is not { Status: not ("deleting" or "deleted") } snapshot)
            return Gone(id, host);

        CheckRemovable(reader, name, id, snapshot);
        bool last = await new DataStores(session, name, context.TimeProvider).FindDatabaseAsync(cancellationToken) is null;
        if (!await host.ConfirmAsync(Question(name, session, reader.Describe(snapshot), last), cancellationToken))
            return null;

        try
        {
            DeleteDBSnapshotResponse answer = await session.Rds.DeleteDBSnapshotAsync(
                new DeleteDBSnapshotRequest { DBSnapshotIdentifier = id }, cancellationToken);
            host.Information($"Removed the snapshot {id}.");
            return reader.Describe(snapshot) with { Status = answer.DBSnapshot?.Status ?? "deleted" };
        }
        catch (DBSnapshotNotFoundException)
        {
            return Gone(id, host);
        }
        catch (InvalidDBSnapshotStateException busy)
        {
            throw SnapshotErrors.Busy(id, status: null, busy);
        }
    }

    private static void CheckRemovable(SnapshotReader reader, EnvironmentName name, string id, DBSnapshot snapshot)
    {
        if (reader.Kind(snapshot) == SnapshotKind.Automated)
            throw SnapshotErrors.Automated(id);

        // Tags decide where there are some; a name is taken for one of ours only in its whole form.
        bool? own = SnapshotTags.BelongsTo(name, snapshot);
        if (own == false)
            throw SnapshotErrors.NotOwned(name, id, SnapshotTags.Owner(snapshot));
        if (own is null && !SnapshotName.IsOwn(name, id))
            throw SnapshotErrors.NotOwned(name, id, owner: null);
        if (snapshot.Status is not ("available" or "failed"))
            throw SnapshotErrors.Busy(id, snapshot.Status);
    }

    private static StagingSnapshot? Gone(string id, IHost host)
    {
        host.Information($"The snapshot {id} is gone already: there is nothing to remove.");
        return null;
    }

    private static Confirmation Question(EnvironmentName name, AwsSession session, StagingSnapshot snapshot, bool last)
    {
        var detail = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{snapshot.SnapshotId}: {snapshot.Kind}, {snapshot.SizeGB} GB, ")
            .Append(CultureInfo.InvariantCulture, $"{snapshot.Engine} {snapshot.EngineVersion}");
        if (snapshot.CreatedAt is { } created)
            detail.Append(CultureInfo.InvariantCulture, $", of {created:yyyy-MM-dd HH:mm:ss'Z'}");
        detail.Append(". Nobody can bring it back.");
        if (last)
            detail.Append("\nThe database ").Append(name.DatabaseInstance).Append(" is gone: this may be the last copy of its data.");
        return new Confirmation($"{snapshot.SnapshotId} of {name.Name} ({name.Project}, {session.Region})", "Remove snapshot")
        {
            Detail = detail.ToString(),
            Impact = ConfirmationImpact.High,
        };
    }
}
