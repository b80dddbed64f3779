using System.Security.Cryptography;
using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Swap;

/// <summary>Tells whether two addresses lead to one database, whatever names and tunnels lie before it.</summary>
internal static class SameDatabase
{
    /// <summary>Refuses a source that is the target, or one of the databases that its sync renames or drops.</summary>
    /// <param name="source">A session on production.</param>
    /// <param name="sourceAddress">Production.</param>
    /// <param name="target">A session on the target.</param>
    /// <param name="targetAddress">The target.</param>
    /// <param name="names">The names of the target's databases.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>SameDatabase</c>.</exception>
    public static async Task RefuseAsync(
        NpgsqlConnection source,
        DatabaseAddress sourceAddress,
        NpgsqlConnection target,
        DatabaseAddress targetAddress,
        DatabaseNames names,
        CancellationToken cancellationToken)
    {
        if (!await IsSameServerAsync(source, sourceAddress, target, targetAddress, cancellationToken))
            return;

        string[] taken = [names.Current, names.Incoming, names.Previous, names.Discarded];
        string database = await ScalarAsync<string>(source, "select current_database()::text", cancellationToken) ?? "";
        if (!taken.Contains(database, StringComparer.Ordinal))
            return;

        throw new StagingException(
            "SameDatabase",
            StagingErrorCategory.InvalidArgument,
            database == names.Current
                ? $"Source and target are one database: {sourceAddress} and {targetAddress}."
                : $"The source {sourceAddress} is a database that a sync of {targetAddress} replaces.")
        {
            TargetInput = targetAddress.ToString(),
            RecommendedAction = "Check the two references; the target has to be the staging environment's database.",
        };
    }

    // An advisory lock is seen on its own server only, so a random one is a token. A replica does not show its
    // primary's locks; there the cluster's identifier decides, which copies of a server share, to be on the safe side.
    private static async Task<bool> IsSameServerAsync(
        NpgsqlConnection source,
        DatabaseAddress sourceAddress,
        NpgsqlConnection target,
        DatabaseAddress targetAddress,
        CancellationToken cancellationToken)
    {
        int token = RandomNumberGenerator.GetInt32(int.MaxValue);
        await ScalarAsync<object>(target, $"select pg_advisory_lock({token}, {token})", cancellationToken);
        try
        {
            if (await ScalarAsync<bool>(
                source,
                $"select exists (select from pg_locks where locktype = 'advisory' and classid = {token} and objid = {token})",
                cancellationToken))
                return true;
        }
        finally
        {
            await ScalarAsync<object>(target, $"select pg_advisory_unlock({token}, {token})", CancellationToken.None);
        }

        if (!await ScalarAsync<bool>(source, "select pg_is_in_recovery()", cancellationToken))
            return false;

        long? sourceIdentifier = await IdentifierAsync(source, cancellationToken);
        return sourceIdentifier is null
            ? sourceAddress.Host == targetAddress.Host && sourceAddress.Port == targetAddress.Port
            : sourceIdentifier == await IdentifierAsync(target, cancellationToken);
    }

    private static async Task<long?> IdentifierAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await ScalarAsync<long>(connection, "select system_identifier from pg_control_system()", cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState is "42501" or "42883")
        {
            return null;
        }
    }

    private static async Task<T?> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken) is T value ? value : default;
    }
}
