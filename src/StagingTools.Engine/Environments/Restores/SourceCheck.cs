using System.Globalization;
using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>Finds what is to be restored and makes sure that it can take the database's place.</summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
internal sealed class SourceCheck(AwsSession session, EnvironmentName name)
{
    /// <summary>Checks.</summary>
    /// <param name="source">What was asked for.</param>
    /// <param name="current">The database that is to be replaced.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="Errors.StagingException">
    /// <c>SnapshotNotFound</c>, <c>SnapshotNotOwned</c>, <c>SnapshotBusy</c>, <c>SnapshotNotSuitable</c>,
    /// <c>PointInTimeNotEnabled</c> or <c>PointInTimeOutsideWindow</c>.
    /// </exception>
    public async Task<SourceFacts> RunAsync(RestoreSource source, DBInstance current, CancellationToken cancellationToken)
    {
        if (source.Kind != RestoreSourceKind.Snapshot)
        {
            (DateTimeOffset earliest, DateTimeOffset latest) = await ReadWindowAsync(current, cancellationToken);
            return CheckTime(source, earliest, latest);
        }

        DBSnapshot snapshot = await new SnapshotReader(session, name).FindAsync(source.Snapshot!, cancellationToken)
            ?? throw SnapshotErrors.NotFound(name, source.Snapshot!);
        CheckSnapshot(name, snapshot, current);
        return new SourceFacts(source.Text, Utc(snapshot.OriginalSnapshotCreateTime ?? snapshot.SnapshotCreateTime))
        {
            Snapshot = snapshot,
            DataSanitized = DataSanitizedTag.Read(snapshot.TagList),
        };
    }

    /// <summary>Makes sure that a moment lies within the automated backups.</summary>
    /// <param name="source">The moment, or the latest.</param>
    /// <param name="earliest">The first that can be restored.</param>
    /// <param name="latest">The last one.</param>
    public static SourceFacts CheckTime(RestoreSource source, DateTimeOffset earliest, DateTimeOffset latest)
    {
        if (source.Time is not { } time)
            return new SourceFacts($"{source.Text} {UtcText.Seconds(latest)}", latest);

        return time >= earliest && time <= latest
            ? new SourceFacts(source.Text, time) { Time = time }
            : throw RestoreErrors.OutsideWindow(time, earliest, latest);
    }

    /// <summary>Makes sure that a snapshot is the environment's and fits.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="current">The database that is to be replaced.</param>
    public static void CheckSnapshot(EnvironmentName name, DBSnapshot snapshot, DBInstance current)
    {
        string id = snapshot.DBSnapshotIdentifier ?? "";
        CheckOwner(name, snapshot, id);
        if (snapshot.Status != "available")
        {
            throw snapshot.Status == "failed"
                ? RestoreErrors.Unsuitable(id, "RDS failed to make it", "Choose another one; 'staging snapshot list' shows them.")
                : SnapshotErrors.Busy(id, snapshot.Status);
        }

        if (snapshot.Engine is { } engine && engine != current.Engine)
            throw RestoreErrors.Unsuitable(id, $"it is of {engine}, the database of {current.Engine}", "Choose a snapshot of this database.");

        string? major = InstanceCopy.Major(snapshot.EngineVersion);
        if (major is not null && major != InstanceCopy.Major(current.EngineVersion))
            throw RestoreErrors.Unsuitable(
                id,
                $"it is of PostgreSQL {snapshot.EngineVersion}, and the environment's parameter group is made for {InstanceCopy.Major(current.EngineVersion)}",
                $"Create an environment with PostgreSQL {major} and restore it there, or choose a snapshot of {InstanceCopy.Major(current.EngineVersion)}.");

        if (snapshot.MasterUsername is { } user && user != current.MasterUsername)
            throw RestoreErrors.Unsuitable(
                id, $"its master user is {user}, that of the environment's secret {current.MasterUsername}", "Choose a snapshot of this database.");

        if ((snapshot.Encrypted ?? false) != (current.StorageEncrypted ?? false))
            throw RestoreErrors.Unsuitable(
                id,
                snapshot.Encrypted == true ? "it is encrypted, and the database is not" : "it is not encrypted, and the database is",
                snapshot.Encrypted == true
                    ? "Choose a snapshot of this database."
                    : $"Make an encrypted copy and restore that: 'aws rds copy-db-snapshot --kms-key-id alias/aws/rds --copy-tags --source-db-snapshot-identifier {id} --target-db-snapshot-identifier {id.Replace(':', '-')}-encrypted'.");

        int? most = current.MaxAllocatedStorage is > 0 and var ceiling ? ceiling : current.AllocatedStorage;
        if (snapshot.AllocatedStorage > most)
            throw RestoreErrors.Unsuitable(
                id,
                string.Create(CultureInfo.InvariantCulture, $"it takes {snapshot.AllocatedStorage} GB, and the database may have {most} GB"),
                "Let the environment have more storage ('staging new'), then run the same command again.");
    }

    // Tags decide where there are some. Without them, a snapshot that RDS keeps as one of this very database is ours.
    private static void CheckOwner(EnvironmentName name, DBSnapshot snapshot, string id)
    {
        switch (SnapshotTags.BelongsTo(name, snapshot))
        {
            case false:
                throw RestoreErrors.Foreign(name, id, SnapshotTags.Owner(snapshot));
            case null when snapshot.DBInstanceIdentifier != name.DatabaseInstance:
                throw RestoreErrors.Foreign(
                    name, id, snapshot.DBInstanceIdentifier is { Length: > 0 } instance ? $"the database {instance}" : null);
        }
    }

    private async Task<(DateTimeOffset Earliest, DateTimeOffset Latest)> ReadWindowAsync(
        DBInstance current, CancellationToken cancellationToken)
    {
        try
        {
            DescribeDBInstanceAutomatedBackupsResponse answer = await session.Rds.DescribeDBInstanceAutomatedBackupsAsync(
                new DescribeDBInstanceAutomatedBackupsRequest { DbiResourceId = current.DbiResourceId }, cancellationToken);
            RestoreWindow? window = (answer.DBInstanceAutomatedBackups ?? [])
                .FirstOrDefault(backup => backup.DbiResourceId == current.DbiResourceId)?.RestoreWindow;
            return (Utc(window?.EarliestTime), Utc(window?.LatestTime ?? current.LatestRestorableTime)) is ({ } earliest, { } latest)
                ? (earliest, latest)
                : throw RestoreErrors.NoBackups(name.DatabaseInstance);
        }
        catch (DBInstanceAutomatedBackupNotFoundException)
        {
            throw RestoreErrors.NoBackups(name.DatabaseInstance);
        }
    }

    private static DateTimeOffset? Utc(DateTime? time) => time is { } value ? new DateTimeOffset(value.ToUniversalTime()) : null;
}
