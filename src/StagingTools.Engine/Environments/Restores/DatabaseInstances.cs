using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>The instances that a restore moves about.</summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
internal sealed class DatabaseInstances(AwsSession session, EnvironmentName name)
{
    private const string Renaming = "renaming";

    /// <summary>An instance by its identifier; <see langword="null"/> when there is none.</summary>
    public async Task<DBInstance?> FindAsync(string identifier, CancellationToken cancellationToken)
    {
        try
        {
            DescribeDBInstancesResponse answer = await session.Rds.DescribeDBInstancesAsync(
                new DescribeDBInstancesRequest { DBInstanceIdentifier = identifier }, cancellationToken);
            return answer.DBInstances?.FirstOrDefault();
        }
        catch (DBInstanceNotFoundException)
        {
            return null;
        }
    }

    /// <summary>What there is of the environment, once no instance is between two names.</summary>
    /// <param name="clock">Bounds the wait.</param>
    /// <param name="host">Is told what is waited for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<RestoreSituation> ReadAsync(RestoreClock clock, IHost host, CancellationToken cancellationToken)
    {
        RestoreSituation found = await ListAsync(cancellationToken);
        await clock.WaitAsync(
            "the renaming of an earlier run",
            async () =>
            {
                DBInstance? moving = All(found).FirstOrDefault(instance => instance.DBInstanceStatus == Renaming);
                if (moving is not null)
                    found = await ListAsync(cancellationToken);
                return (moving?.DBInstanceStatus, moving is null);
            },
            host,
            cancellationToken);
        return found;
    }

    /// <summary>The instances that restores left beside the environment's own, by name and tags.</summary>
    public async Task<IReadOnlyList<DBInstance>> ListLeftoversAsync(CancellationToken cancellationToken) =>
    [
        .. (await ListInstancesAsync(cancellationToken)).Where(instance =>
            RestoreNames.IsLeftover(name, instance.DBInstanceIdentifier) && RestoreTags.BelongsTo(name, instance)),
    ];

    /// <summary>Waits until an instance can be worked with.</summary>
    /// <returns>The instance.</returns>
    /// <exception cref="Errors.StagingException"><c>RestoreFailed</c> or <c>WaitTimedOut</c>.</exception>
    public async Task<DBInstance> WaitUntilAvailableAsync(
        string identifier, RestoreClock clock, IHost host, CancellationToken cancellationToken)
    {
        DBInstance? found = null;
        bool seen = false;
        await clock.WaitAsync(
            identifier,
            async () =>
            {
                found = await FindAsync(identifier, cancellationToken);
                string? status = found?.DBInstanceStatus;
                // It may not be there yet; but once it was, nobody but a person takes it away.
                if ((found is not null && ServiceStatus.IsDatabaseBroken(status)) || (found is null && seen))
                    throw RestoreErrors.Failed(identifier, status ?? "gone");
                seen |= found is not null;
                return (status, status == "available");
            },
            host,
            cancellationToken);
        return found!;
    }

    /// <summary>Waits until no instance bears an identifier.</summary>
    public Task WaitUntilGoneAsync(string identifier, RestoreClock clock, IHost host, CancellationToken cancellationToken) =>
        clock.WaitAsync(
            $"the end of {identifier}",
            async () =>
            {
                DBInstance? found = await FindAsync(identifier, cancellationToken);
                return (found?.DBInstanceStatus, found is null);
            },
            host,
            cancellationToken);

    /// <summary>Lets RDS begin with a change, once it is ready for it.</summary>
    /// <param name="change">The change.</param>
    /// <param name="clock">Bounds the wait.</param>
    /// <param name="host">Is told what is waited for.</param>
    /// <param name="cancellationToken">Ends the wait, not the change.</param>
    /// <exception cref="Errors.StagingException"><c>WaitTimedOut</c>.</exception>
    public async Task ModifyAsync(ModifyDBInstanceRequest change, RestoreClock clock, IHost host, CancellationToken cancellationToken) =>
        await clock.WaitAsync(
            $"{change.DBInstanceIdentifier} to take a change",
            async () =>
            {
                try
                {
                    await session.Rds.ModifyDBInstanceAsync(change, cancellationToken);
                    return ("modifying", true);
                }
                catch (InvalidDBInstanceStateException busy)
                {
                    host.Verbose($"RDS asks to wait with the change: {busy.Message}");
                    return ((await FindAsync(change.DBInstanceIdentifier!, cancellationToken))?.DBInstanceStatus, false);
                }
                catch (DBInstanceNotFoundException) when (change.NewDBInstanceIdentifier is not null)
                {
                    // An answer that came too late for the SDK, which asked again: the instance has its new name by then.
                    bool renamed = await FindAsync(change.NewDBInstanceIdentifier, cancellationToken) is not null;
                    return (renamed ? "renamed" : null, renamed);
                }
                catch (DBInstanceAlreadyExistsException taken) when (change.NewDBInstanceIdentifier is not null)
                {
                    host.Verbose($"The name is not free yet: {taken.Message}");
                    return ("waiting for its name", false);
                }
            },
            host,
            cancellationToken);

    /// <summary>Gives an instance another identifier, and with it the address that goes with that.</summary>
    public Task RenameAsync(string from, string to, RestoreClock clock, IHost host, CancellationToken cancellationToken) =>
        ModifyAsync(
            new ModifyDBInstanceRequest { DBInstanceIdentifier = from, NewDBInstanceIdentifier = to, ApplyImmediately = true },
            clock,
            host,
            cancellationToken);

    /// <summary>Removes an instance without a snapshot, and waits until it is gone.</summary>
    /// <param name="identifier">Which.</param>
    /// <param name="clock">Bounds the wait.</param>
    /// <param name="host">Is told how far it is.</param>
    /// <param name="cancellationToken">Ends the wait, not the removal.</param>
    public async Task DeleteAsync(
        string identifier, RestoreClock clock, IHost host, CancellationToken cancellationToken)
    {
        await clock.WaitAsync(
            $"{identifier} to be removed",
            async () =>
            {
                DBInstance? found = await FindAsync(identifier, cancellationToken);
                if (found is null or { DBInstanceStatus: "deleting" })
                    return (found?.DBInstanceStatus, true);
                try
                {
                    await session.Rds.DeleteDBInstanceAsync(
                        new DeleteDBInstanceRequest
                        {
                            DBInstanceIdentifier = identifier,
                            SkipFinalSnapshot = true,
                        },
                        cancellationToken);
                    return ("deleting", true);
                }
                catch (DBInstanceNotFoundException)
                {
                    return (null, true);
                }
                catch (InvalidDBInstanceStateException)
                {
                    return (found.DBInstanceStatus, false);
                }
            },
            host,
            cancellationToken);
        await WaitUntilGoneAsync(identifier, clock, host, cancellationToken);
    }

    /// <summary>Sets tags on an instance.</summary>
    public Task TagAsync(DBInstance instance, IEnumerable<Tag> tags, CancellationToken cancellationToken) =>
        session.Rds.AddTagsToResourceAsync(
            new AddTagsToResourceRequest { ResourceName = instance.DBInstanceArn, Tags = [.. tags] }, cancellationToken);

    private static IEnumerable<DBInstance> All(RestoreSituation found) =>
        new[] { found.Current, found.Restoring }.OfType<DBInstance>().Concat(found.Replaced);

    private async Task<RestoreSituation> ListAsync(CancellationToken cancellationToken)
    {
        List<DBInstance> all = await ListInstancesAsync(cancellationToken);
        return new RestoreSituation(
            all.Find(instance => instance.DBInstanceIdentifier == name.DatabaseInstance),
            all.Find(instance => instance.DBInstanceIdentifier == RestoreNames.Restoring(name)),
            [
                .. all.Where(instance => RestoreNames.IsReplaced(name, instance.DBInstanceIdentifier)
                        && RestoreTags.BelongsTo(name, instance))
                    .OrderByDescending(instance => instance.DBInstanceIdentifier, StringComparer.Ordinal),
            ]);
    }

    private async Task<List<DBInstance>> ListInstancesAsync(CancellationToken cancellationToken)
    {
        var all = new List<DBInstance>();
        string? marker = null;
        do
        {
            DescribeDBInstancesResponse page = await session.Rds.DescribeDBInstancesAsync(
                new DescribeDBInstancesRequest { Marker = marker }, cancellationToken);
            all.AddRange(page.DBInstances ?? []);
            marker = page.Marker;
        }
        while (!string.IsNullOrEmpty(marker));
        return all;
    }
}
