using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data.Logins;

/// <summary>
/// The roles that log in to an environment's database for its application. A role has one password, so two passwords that
/// work at a time need two roles: one beside the owner that becomes the owner by logging in
/// (<c>ALTER ROLE ... SET role</c>), so that nobody but the log sees a difference. While it lives no data sync replaces the database.
/// </summary>
internal sealed partial class DatabaseLogins : IAsyncDisposable
{
    // PostgreSQL cuts longer names off: https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
    private const int LongestRole = 63;

    private readonly TargetServer guard;
    private readonly DatabaseServer server;
    private readonly NpgsqlConnection session;

    private DatabaseLogins(TargetServer guard, DatabaseServer server, NpgsqlConnection session, string owner, string user)
    {
        this.guard = guard;
        this.server = server;
        this.session = session;
        Owner = owner;
        User = user;
    }

    /// <summary>The role that owns the data; the master user.</summary>
    public string Owner { get; }

    /// <summary>The role that logged in: the owner, or one beside it.</summary>
    public string User { get; }

    /// <summary>Logs in and takes the lock of data syncs.</summary>
    /// <param name="address">The database and a login that works.</param>
    /// <param name="host">Is told of what a lost run left.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>DatabaseLoginFailed</c>, <c>DatabaseUnreachable</c>, <c>SyncInProgress</c> and others.</exception>
    public static async Task<DatabaseLogins> OpenAsync(DatabaseAddress address, IHost host, CancellationToken cancellationToken)
    {
        TargetServer guard = await TargetServer.OpenAsync(address, host, cancellationToken);
        DatabaseServer server = DatabaseServer.ForMaintenance(address);
        try
        {
            NpgsqlConnection session = await server.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("select current_user::text, session_user::text", session);
            await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return new DatabaseLogins(guard, server, session, row.GetString(0), row.GetString(1));
        }
        catch
        {
            await server.DisposeAsync();
            await guard.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tries a login.</summary>
    /// <param name="address">The database, the role and its password.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The role that it acts as; <see langword="null"/> when the login was refused.</returns>
    /// <exception cref="StagingException">The server cannot be reached, and other failures.</exception>
    public static async Task<string?> TryAsync(DatabaseAddress address, CancellationToken cancellationToken)
    {
        await using DatabaseServer server = DatabaseServer.ForMaintenance(address);
        try
        {
            await using NpgsqlConnection session = await server.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("select current_user::text", session);
            return (string?)await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (StagingException refused) when (refused.ErrorId == "DatabaseLoginFailed")
        {
            return null;
        }
    }

    /// <summary>
    /// Lets a role log in as the owner where a rotation has handed it out and the server, which may be of earlier times, does not
    /// know it or knows another password.
    /// </summary>
    /// <param name="owner">The database, with the owner's login.</param>
    /// <param name="role">The role.</param>
    /// <param name="password">Its password.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException">The server cannot be reached, or refuses the owner.</exception>
    public static async Task EnsureAsync(DatabaseAddress owner, string role, string password, CancellationToken cancellationToken)
    {
        await using DatabaseServer server = DatabaseServer.ForMaintenance(owner);
        await using NpgsqlConnection session = await server.OpenAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await session.BeginTransactionAsync(cancellationToken);
        await using var known = new NpgsqlCommand("select exists (select from pg_catalog.pg_roles where rolname = $1)", session)
        {
            Parameters = { new() { Value = role } },
        };
        bool exists = (bool)(await known.ExecuteScalarAsync(cancellationToken))!;
        string[] statements =
        [
            $"{(exists ? "alter" : "create")} role {SqlText.Name(role)} login password {SqlText.Literal(ScramVerifier.Of(password))}",
            .. exists ? (string[])[] : [$"grant {SqlText.Name(owner.User)} to {SqlText.Name(role)}"],
            $"alter role {SqlText.Name(role)} set role = {SqlText.Literal(owner.User)}",
        ];
        foreach (string statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, session);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Makes a role that acts as the owner.</summary>
    /// <param name="password">Its password.</param>
    /// <param name="now">The time, which its name holds.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>
    /// Its name; <see langword="null"/> where the server does not let the owner grant itself: from PostgreSQL 16 on only who was
    /// given the ADMIN option does.
    /// </returns>
    public async Task<string?> TryAddAsync(string password, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string suffix = now.UtcDateTime.ToString("'_'yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        string role = Owner[..Math.Min(Owner.Length, LongestRole - suffix.Length)] + suffix;
        try
        {
            await using NpgsqlTransaction transaction = await session.BeginTransactionAsync(cancellationToken);
            await ExecuteAsync(
                $"create role {SqlText.Name(role)} login password {SqlText.Literal(ScramVerifier.Of(password))} in role {SqlText.Name(Owner)}",
                cancellationToken);
            await ExecuteAsync($"alter role {SqlText.Name(role)} set role = {SqlText.Literal(Owner)}", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return role;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidGrantOperation)
        {
            return null;
        }
    }

    /// <summary>Gives the owner a password.</summary>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task SetOwnersPasswordAsync(string password, CancellationToken cancellationToken) =>
        ExecuteAsync($"alter role {SqlText.Name(Owner)} password {SqlText.Literal(ScramVerifier.Of(password))}", cancellationToken);

    /// <summary>
    /// Takes the login from every role that an earlier rotation made, but one. A role that nobody uses is dropped; one with open
    /// sessions can log in no more and is dropped by the next rotation.
    /// </summary>
    /// <param name="kept">The role that stays; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The roles that still have sessions.</returns>
    public async Task<IReadOnlyList<string>> RetireAsync(string? kept, CancellationToken cancellationToken)
    {
        var inUse = new List<string>();
        foreach ((string role, bool busy) in await ListAsync(cancellationToken))
        {
            if (role == kept)
                continue;

            await ExecuteAsync($"alter role {SqlText.Name(role)} nologin password null", cancellationToken);
            if (busy || !await DropAsync(role, cancellationToken))
                inUse.Add(role);
        }

        return inUse;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        await server.DisposeAsync();
        await guard.DisposeAsync();
    }

    private async Task<List<(string Role, bool Busy)>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select r.rolname::text, exists (select from pg_stat_activity a where a.usesysid = r.oid)
            from pg_auth_members m join pg_roles r on r.oid = m.member join pg_roles o on o.oid = m.roleid
            where o.rolname = $1 and 'role=' || $1 = any (r.rolconfig)
            order by 1
            """,
            session)
        { Parameters = { new() { Value = Owner } } };
        var found = new List<(string, bool)>();
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            // A role that somebody made by hand in the same way is not ours to drop.
            if (Suffix().IsMatch(row.GetString(0)))
                found.Add((row.GetString(0), row.GetBoolean(1)));
        }

        return found;
    }

    private async Task<bool> DropAsync(string role, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync($"drop role {SqlText.Name(role)}", cancellationToken);
            return true;
        }
        catch (PostgresException owning) when (owning.SqlState is PostgresErrorCodes.DependentObjectsStillExist or PostgresErrorCodes.InsufficientPrivilege)
        {
            // A client that says RESET SESSION AUTHORIZATION is the role itself from then on, and may have made something as it.
            return false;
        }
    }

    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, session);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [GeneratedRegex("_[0-9]{14}$", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
