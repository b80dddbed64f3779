using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Snapshots;

/// <summary>Makes snapshots of an environment's database.</summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class SnapshotTaker(AwsSession session, EnvironmentName name, TimeProvider timeProvider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(40);

    private readonly SnapshotReader reader = new(session, name);

    /// <summary>Lets RDS begin with a snapshot, once the database allows it.</summary>
    /// <param name="snapshot">The snapshot's identifier.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="wait">Whether to wait for a database that is busy.</param>
    /// <param name="host">Is told what is waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What RDS says of it; <see langword="null"/> when it says nothing.</returns>
    /// <exception cref="StagingException">
    /// <c>DatabaseNotAvailable</c>, <c>WaitTimedOut</c>, <c>SnapshotExists</c> or <c>SnapshotQuotaExceeded</c>.
    /// </exception>
    public async Task<DBSnapshot?> BeginAsync(
        string snapshot, List<Tag> tags, bool wait, IHost host, CancellationToken cancellationToken)
    {
        var stores = new DataStores(session, name, timeProvider);
        long start = timeProvider.GetTimestamp();
        while (true)
        {
            if (wait)
                await stores.WaitForDatabaseAsync(host, cancellationToken);
            try
            {
                CreateDBSnapshotResponse answer = await session.Rds.CreateDBSnapshotAsync(
                    new CreateDBSnapshotRequest
                    {
                        DBInstanceIdentifier = name.DatabaseInstance,
                        DBSnapshotIdentifier = snapshot,
                        Tags = tags,
                    },
                    cancellationToken);
                return answer.DBSnapshot;
            }
            catch (InvalidDBInstanceStateException busy)
            {
                // A database that is backed up counts as settled, and RDS makes one snapshot after the other.
                string? status = (await stores.FindDatabaseAsync(cancellationToken))?.DBInstanceStatus;
                if (!wait || timeProvider.GetElapsedTime(start) > Patience || !ServiceStatus.WillBeReady(status))
                    throw SnapshotErrors.DatabaseNotAvailable(name, status, busy);
                host.Verbose($"{name.DatabaseInstance} is {status}: RDS asks to wait with the snapshot.");
                await Task.Delay(Interval, timeProvider, cancellationToken);
            }
            catch (DBSnapshotAlreadyExistsException)
            {
                throw SnapshotErrors.Exists(snapshot);
            }
            catch (SnapshotQuotaExceededException full)
            {
                throw SnapshotErrors.QuotaExceeded(snapshot, full);
            }
        }
    }

    /// <summary>Follows a snapshot until it is available, and checks that it holds the whole database.</summary>
    /// <param name="snapshot">The snapshot's identifier.</param>
    /// <param name="storage">The database's storage before the snapshot in GiB; <see langword="null"/> when it is not known.</param>
    /// <param name="host">Is told how far it is.</param>
    /// <param name="cancellationToken">Ends the wait, not the snapshot.</param>
    /// <exception cref="StagingException"><c>SnapshotFailed</c> or <c>WaitTimedOut</c>.</exception>
    public async Task<DBSnapshot> FinishAsync(string snapshot, int? storage, IHost host, CancellationToken cancellationToken)
    {
        DBSnapshot made = await new SnapshotWait(reader, timeProvider).UntilAvailableAsync(snapshot, host, cancellationToken);
        return made.AllocatedStorage is not > 0 || made.AllocatedStorage < storage
            ? throw SnapshotErrors.Failed(
                snapshot,
                storage is null
                    ? "RDS does not say its size"
                    : $"it has {made.AllocatedStorage ?? 0} GB where the database has {storage} GB")
            : made;
    }
}
