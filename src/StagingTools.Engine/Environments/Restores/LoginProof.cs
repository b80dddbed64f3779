using Amazon.RDS.Model;
using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Logins;
using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>Logs in to an instance as the application will, and reads what its database says of its data.</summary>
/// <param name="secret">The database as the environment's secret has it.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class LoginProof(DatabaseAddress secret, TimeProvider timeProvider)
{
    private const string ReadMark =
        "select pg_catalog.shobj_description(oid, 'pg_database') from pg_catalog.pg_database where datname = pg_catalog.current_database()";

    // RDS says "available" before a changed password has arrived, and before its DNS knows a changed name everywhere.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Proves the login.</summary>
    /// <param name="instance">The instance, by its own address.</param>
    /// <param name="knownReachable">Whether a server of the environment was reached from here before.</param>
    /// <param name="host">Is told when it cannot be reached.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>
    /// Whether it was proved, which it cannot be where the database is out of reach; and whether the data is masked by the
    /// database's own mark.
    /// </returns>
    /// <exception cref="StagingException"><c>RestoredLoginFailed</c>.</exception>
    public async Task<(bool Proved, bool? Sanitized)> RunAsync(
        DBInstance instance, bool knownReachable, IHost host, CancellationToken cancellationToken)
    {
        DatabaseAddress own = secret with { Host = instance.Endpoint!.Address!, Port = instance.Endpoint.Port ?? secret.Port };
        await using DatabaseServer server = DatabaseServer.ForReading(own);
        // After a rotation the secret names a role beside the owner, which the data of before may not have.
        bool isOwn = instance.MasterUsername is not { } owner || owner == secret.User;
        long start = timeProvider.GetTimestamp();
        while (true)
        {
            try
            {
                if (!isOwn)
                    await DatabaseLogins.EnsureAsync(
                        own with { User = instance.MasterUsername! }, secret.User, secret.Password!, cancellationToken);
                await using NpgsqlConnection connection = await server.OpenAsync(cancellationToken);
                await using var command = new NpgsqlCommand(ReadMark, connection);
                string? comment = await command.ExecuteScalarAsync(cancellationToken) as string;
                host.Information($"The login with the environment's secret works on {instance.DBInstanceIdentifier}.");
                return (true, DatabaseMark.IsSanitized(DatabaseMark.FindDetail(comment)));
            }
            catch (StagingException refused) when (refused.ErrorId == "DatabaseUnreachable")
            {
                if (isOwn && !knownReachable && !await CanReachAsync(cancellationToken))
                {
                    host.Warning(
                        $"{instance.DBInstanceIdentifier} cannot be reached from here, nor can the database that it replaces: the login is not proved. "
                        + "The password is that of the secret; the application's restart will show it.");
                    return (false, null);
                }

                if (timeProvider.GetElapsedTime(start) > Patience)
                    throw RestoreErrors.LoginRefused(instance.DBInstanceIdentifier!, refused);
            }
            catch (StagingException refused) when (timeProvider.GetElapsedTime(start) <= Patience && refused.ErrorId == "DatabaseLoginFailed")
            {
                host.Verbose($"The password has not arrived yet: {refused.Message}");
            }
            catch (StagingException refused)
            {
                throw RestoreErrors.LoginRefused(instance.DBInstanceIdentifier!, refused);
            }

            await Task.Delay(Interval, timeProvider, cancellationToken);
        }
    }

    // A database without a public address is out of reach for most machines, and nothing is wrong with it.
    private async Task<bool> CanReachAsync(CancellationToken cancellationToken)
    {
        await using DatabaseServer server = DatabaseServer.ForReading(secret);
        try
        {
            await using NpgsqlConnection connection = await server.OpenAsync(cancellationToken);
            return true;
        }
        catch (StagingException refused)
        {
            return refused.ErrorId != "DatabaseUnreachable";
        }
    }
}
