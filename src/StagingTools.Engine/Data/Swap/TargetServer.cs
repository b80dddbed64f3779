using System.Data;
using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data.Swap;

/// <summary>
/// Looks after the databases of the staging server: makes the incoming one, renames it in, drops what is left over. Holds a
/// lock for as long as it lives, so that no two syncs work on one target.
/// </summary>
internal sealed class TargetServer : IAsyncDisposable
{
    private const string Lock = "select pg_try_advisory_lock(hashtextextended('stagingtools:' || $1, 0))";

    private const int MostDrops = 3;
    private const int MostWaitsForLock = 50;

    private static readonly string[] MaintenanceDatabases = ["postgres", "template1"];
    private static readonly TimeSpan PatienceWithLostSession = TimeSpan.FromSeconds(30);

    private readonly DatabaseServer server;
    private readonly DatabaseAddress address;
    private readonly IHost host;
    private NpgsqlConnection session;

    private TargetServer(DatabaseServer server, NpgsqlConnection session, DatabaseAddress address, DatabaseNames names, IHost host)
    {
        this.server = server;
        this.session = session;
        this.address = address;
        this.host = host;
        Names = names;
    }

    /// <summary>The names of the databases.</summary>
    public DatabaseNames Names { get; }

    /// <summary>Reads what stands there; changes nothing.</summary>
    /// <param name="connection">A session on the target.</param>
    /// <param name="names">The names of the databases.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<TargetState> InspectAsync(
        NpgsqlConnection connection, DatabaseNames names, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select shobj_description(d.oid, 'pg_database'), pg_database_size(d.oid),
                   (select pg_database_size(p.oid) from pg_database p where p.datname = $1
                      and has_database_privilege(p.oid, 'CONNECT')),
                   (select count(*) from pg_stat_activity a
                    where a.datid = d.oid and a.pid <> pg_backend_pid() and a.usesysid is not null),
                   current_user::text, pg_has_role(d.datdba, 'USAGE'), r.rolcreatedb or r.rolsuper, pg_is_in_recovery(),
                   (select shobj_description(p.oid, 'pg_database') from pg_database p where p.datname = $1),
                   (select coalesce(sum(pg_database_size(l.oid)), 0)::bigint from pg_database l
                    where l.datname in ($2, $3) and has_database_privilege(l.oid, 'CONNECT'))
            from pg_database d, pg_roles r
            where d.datname = current_database() and r.rolname = current_user
            """,
            connection)
        { Parameters = { new() { Value = names.Previous }, new() { Value = names.Incoming }, new() { Value = names.Discarded } } };
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        string? comment = row.IsDBNull(0) ? null : row.GetString(0);
        string? previous = row.IsDBNull(8) ? null : row.GetString(8);
        return new TargetState
        {
            Mark = DatabaseMark.Find(comment),
            MarkDetail = DatabaseMark.FindDetail(comment),
            PreviousMark = DatabaseMark.Find(previous),
            PreviousDetail = DatabaseMark.FormerDetail(names.Current, DatabaseMark.FindDetail(previous)),
            LeftoverSize = row.GetInt64(9),
            Size = row.GetInt64(1),
            PreviousSize = row.IsDBNull(2) ? null : row.GetInt64(2),
            Sessions = row.GetInt64(3),
            Role = row.GetString(4),
            IsOwner = row.GetBoolean(5),
            CanCreateDatabases = row.GetBoolean(6),
            IsReplica = row.GetBoolean(7),
            Major = connection.PostgreSqlVersion.Major,
        };
    }

    /// <summary>Connects beside the target and takes the lock.</summary>
    /// <param name="address">The target.</param>
    /// <param name="host">Is told of what is cleaned up and of sessions that are ended.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>SyncInProgress</c>, or the server cannot be reached.</exception>
    public static async Task<TargetServer> OpenAsync(DatabaseAddress address, IHost host, CancellationToken cancellationToken)
    {
        DatabaseNames names = DatabaseNames.Of(address.Database);
        (DatabaseServer server, NpgsqlConnection session) = await ConnectAsync(address, cancellationToken);
        var target = new TargetServer(server, session, address, names, host);
        try
        {
            if (!await target.ScalarAsync<bool>(Lock, cancellationToken, names.Current)
                && !await target.TakeFromTheLostAsync(cancellationToken))
                throw new StagingException(
                    "SyncInProgress", StagingErrorCategory.ResourceBusy, $"Another sync, or a rotation of its password, works on {address} right now.")
                {
                    TargetInput = address.ToString(),
                    RecommendedAction = "Wait until it has ended.",
                };

            return target;
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }

    /// <summary>Drops what a run that died left behind.</summary>
    /// <exception cref="StagingException"><c>DatabaseInTheWay</c> when a database has one of the names and is not ours.</exception>
    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        foreach (string name in (string[])[Names.Incoming, Names.Discarded])
        {
            if (!await ExistsAsync(name, cancellationToken))
                continue;

            await RequireOursAsync(name, cancellationToken);
            await DropAsync(name, cancellationToken);
            host.Information($"Dropped {name}, which a run that did not end left behind.");
        }

        if (await ExistsAsync(Names.Previous, cancellationToken))
            await RequireOursAsync(Names.Previous, cancellationToken);
    }

    /// <summary>Makes the incoming database, empty.</summary>
    /// <param name="locale">Production's encoding and sorting.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Its address.</returns>
    public async Task<DatabaseAddress> CreateIncomingAsync(DatabaseLocale locale, CancellationToken cancellationToken)
    {
        string create = $"create database {SqlText.Name(Names.Incoming)} template template0 encoding {SqlText.Literal(locale.Encoding)}";
        try
        {
            await ExecuteAsync(create + Sorting(locale), cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState is "22023" or "42704" or "42809" or "0A000" or "42601")
        {
            host.Warning(
                $"The staging server does not have production's locale ({locale.Locale ?? locale.Collate}); "
                + "its own is used, so texts may sort differently.");
            await ExecuteAsync(create, cancellationToken);
        }

        await CommentAsync(Names.Incoming, DatabaseMark.Write(null, DatabaseMark.Incoming, $"for {Names.Current}"), cancellationToken);
        return address.WithDatabase(Names.Incoming);
    }

    /// <summary>Drops the incoming database, whatever happened; a failure is a warning, since the next run drops it too.</summary>
    public async Task AbandonIncomingAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            // The session may have broken together with what failed.
            (DatabaseServer fresh, NpgsqlConnection connection) = await ConnectAsync(address, patience.Token);
            await using (fresh)
            await using (connection)
                await DropAsync(connection, Names.Incoming, patience.Token);
        }
        catch (Exception failure) when (failure is NpgsqlException or StagingException or OperationCanceledException)
        {
            host.Warning($"{Names.Incoming} could not be dropped and stands on {address.Host} half-filled; the next sync drops it.");
        }
    }

    /// <summary>Does what leaves this session alone, for as long as the server answers on it.</summary>
    /// <exception cref="StagingException"><c>DatabaseConnectionLost</c>, and what the work throws.</exception>
    public Task<T> WhileItAnswersAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Pulse.WhileItBeatsAsync(session, address, work, cancellationToken);

    /// <summary>Gives the incoming database what the current one was given from outside: settings and rights to connect.</summary>
    public async Task CopyPropertiesAsync(CancellationToken cancellationToken)
    {
        foreach (string statement in await PropertyStatementsAsync(cancellationToken))
        {
            try
            {
                await ExecuteAsync(statement, cancellationToken);
            }
            catch (PostgresException failure) when (failure.SqlState is "42501" or "22023" or "42704" or "0LP01")
            {
                host.Warning($"A setting or right of {Names.Current} could not be given to its successor ({failure.SqlState}).");
            }
        }
    }

    /// <summary>
    /// Makes the incoming database the current one and the current one the previous, in one transaction: whoever looks
    /// finds the old or the new one, whenever this program or the server dies.
    /// </summary>
    /// <param name="detail">What the new database's mark says besides that it is staging.</param>
    /// <param name="cancellationToken">Ends the work while nothing is renamed yet.</param>
    /// <exception cref="StagingException">
    /// <c>TargetBusy</c> when sessions of others cannot be ended, <c>SwapUnknown</c> when the server cannot be asked what became of it.
    /// </exception>
    public async Task SwapAsync(string detail, CancellationToken cancellationToken)
    {
        bool hasPrevious = await ExistsAsync(Names.Previous, cancellationToken);
        string? comment = await CommentOfAsync(Names.Current, cancellationToken);
        string before = DatabaseMark.PreviousDetail(Names.Current, DatabaseMark.FindDetail(comment));
        await RenameAsync(
            [
                .. hasPrevious ? [Rename(Names.Previous, Names.Discarded)] : Array.Empty<string>(),
                Rename(Names.Current, Names.Previous),
                Rename(Names.Incoming, Names.Current),
                Comment(Names.Previous, DatabaseMark.Write(comment, DatabaseMark.Previous, before)),
                Comment(Names.Current, DatabaseMark.Write(comment, DatabaseMark.Staging, detail)),
            ],
            [Names.Current, Names.Incoming, .. hasPrevious ? [Names.Previous] : Array.Empty<string>()],
            Names.Incoming,
            cancellationToken);
        if (hasPrevious)
            await DropDiscardedAsync();
    }

    /// <summary>
    /// Lets the current and the previous database change places, in one transaction, so that doing it again undoes it. Each
    /// keeps its own settings and what it says of its data.
    /// </summary>
    /// <param name="cancellationToken">Ends the work while nothing is renamed yet.</param>
    /// <exception cref="StagingException">
    /// <c>TargetBusy</c> when sessions of others cannot be ended, <c>SwapUnknown</c> when the server cannot be asked what became of it.
    /// </exception>
    public async Task SwapBackAsync(CancellationToken cancellationToken)
    {
        string? present = await CommentOfAsync(Names.Current, cancellationToken);
        string? previous = await CommentOfAsync(Names.Previous, cancellationToken);
        string back = DatabaseMark.FormerDetail(Names.Current, DatabaseMark.FindDetail(previous));
        string before = DatabaseMark.PreviousDetail(Names.Current, DatabaseMark.FindDetail(present));
        await RenameAsync(
            [
                Rename(Names.Current, Names.Discarded),
                Rename(Names.Previous, Names.Current),
                Rename(Names.Discarded, Names.Previous),
                Comment(Names.Previous, DatabaseMark.Write(present, DatabaseMark.Previous, before)),
                Comment(Names.Current, DatabaseMark.Write(previous, DatabaseMark.Staging, back)),
            ],
            [Names.Current, Names.Previous],
            Names.Previous,
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        await server.DisposeAsync();
    }

    // A run that lives is heard of on the session that holds its lock. One that lost its network is not, and PostgreSQL may keep its
    // session for hours.
    private async Task<bool> TakeFromTheLostAsync(CancellationToken cancellationToken)
    {
        int ended = await ScalarAsync<int>(
            """
            with key as (select hashtextextended('stagingtools:' || $1, 0) as key)
            select count(pg_terminate_backend(a.pid))::int
            from key, pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
              and l.database = (select oid from pg_database where datname = current_database())
              and (l.classid::bigint << 32) | l.objid::bigint = key.key
              and a.application_name = 'StagingTools' and a.state = 'idle' and a.state_change < now() - $2::interval
              and pg_has_role(a.usesysid, 'USAGE')
            """,
            cancellationToken,
            Names.Current,
            $"{Pulse.Lost.TotalSeconds} seconds");
        if (ended == 0)
            return false;

        for (int attempt = 0; attempt < MostWaitsForLock; attempt++)
        {
            if (await ScalarAsync<bool>(Lock, cancellationToken, Names.Current))
            {
                host.Information($"A run that has not been heard of for {Pulse.Lost.TotalSeconds} seconds held {address}; its session was ended.");
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        return false;
    }

    private async Task RenameAsync(string[] statements, string[] databases, string successor, CancellationToken cancellationToken)
    {
        uint identity = await IdentityAsync(successor, cancellationToken);
        // A rename first locks the name, so that new sessions wait, and then waits five seconds for the old ones to go.
        using var renamed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<IReadOnlyCollection<string>> ending = EndSessionsAsync(databases, renamed.Token);
        PostgresException? busy = null;
        bool committing = false;
        try
        {
            await using NpgsqlTransaction transaction = await session.BeginTransactionAsync(cancellationToken);
            foreach (string statement in statements)
                await ExecuteAsync(statement, cancellationToken);
            committing = true;
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (PostgresException failure) when (failure.SqlState == "55006")
        {
            busy = failure;
        }
        catch (NpgsqlException failure) when (committing && session.State != ConnectionState.Open)
        {
            await FindOutAsync(identity, failure);
        }
        finally
        {
            await renamed.CancelAsync();
        }

        IReadOnlyCollection<string> stubborn = await ending;
        if (busy is not null)
            throw new StagingException(
                "TargetBusy",
                StagingErrorCategory.ResourceBusy,
                stubborn.Count == 0
                    ? $"{address} is in use, and its sessions did not end in time."
                    : $"{address} is in use by sessions that {address.User} may not end, of {string.Join(", ", stubborn)}.")
            {
                TargetInput = address.ToString(),
                RecommendedAction = "End those sessions, or grant the role pg_signal_backend, and run the command again.",
            };
    }

    // The connection broke between the commit and its answer. Once the lost session's lock is free, it has ended in one way or the other.
    private async Task FindOutAsync(uint successor, NpgsqlException failure)
    {
        bool over = false;
        bool became = false;
        try
        {
            using var patience = new CancellationTokenSource(PatienceWithLostSession);
            await session.DisposeAsync();
            session = await server.OpenAsync(patience.Token);
            for (; !became && !over; await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token))
            {
                over = await ScalarAsync<bool>(Lock, patience.Token, Names.Current);
                became = await IdentityAsync(Names.Current, patience.Token) == successor;
            }
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException or StagingException or OperationCanceledException)
        {
        }

        if (became)
            return;
        if (over)
            throw PostgresErrors.Translate(failure, address.ToString())!;

        throw new StagingException(
            "SwapUnknown",
            StagingErrorCategory.ConnectionError,
            $"The connection to {address} broke while databases were renamed, and the server cannot be asked what became of it: "
            + $"{Names.Current} is wholly the old database or wholly the new one.")
        {
            TargetInput = address.ToString(),
            RecommendedAction =
                "When the server can be reached, the comment on the database says when it was filled. Running the command again is safe.",
        };
    }

    private static async Task<(DatabaseServer Server, NpgsqlConnection Session)> ConnectAsync(
        DatabaseAddress address, CancellationToken cancellationToken)
    {
        StagingException? first = null;
        foreach (string database in MaintenanceDatabases.Where(name => name != address.Database))
        {
            DatabaseServer server = DatabaseServer.ForMaintenance(address.WithDatabase(database));
            try
            {
                return (server, await server.OpenAsync(cancellationToken));
            }
            catch (StagingException failure)
            {
                await server.DisposeAsync();
                first ??= failure;
            }
        }

        throw first!;
    }

    private static string Sorting(DatabaseLocale locale)
    {
        string sorting = $" lc_collate {SqlText.Literal(locale.Collate)} lc_ctype {SqlText.Literal(locale.CharacterType)}";
        return (locale.Provider, locale.Locale) switch
        {
            ('i', { } icu) => $"{sorting} locale_provider icu icu_locale {SqlText.Literal(icu)}",
            ('b', { } own) => $"{sorting} locale_provider builtin builtin_locale {SqlText.Literal(own)}",
            _ => sorting,
        };
    }

    private static string Rename(string from, string to) => $"alter database {SqlText.Name(from)} rename to {SqlText.Name(to)}";

    private static string Comment(string database, string text) =>
        $"comment on database {SqlText.Name(database)} is {SqlText.Literal(text)}";

    // The new database stands already, so nothing that happens here may look like a failure.
    private async Task DropDiscardedAsync()
    {
        try
        {
            await DropAsync(Names.Discarded, CancellationToken.None);
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException)
        {
            host.Warning($"{Names.Discarded} could not be dropped; the next sync drops it.");
        }
    }

    private async Task<List<string>> PropertyStatementsAsync(CancellationToken cancellationToken)
    {
        string incoming = SqlText.Name(Names.Incoming);
        List<string> statements = [];
        await using (var command = new NpgsqlCommand(
            """
            select r.rolname, split_part(c.setting, '=', 1), substr(c.setting, strpos(c.setting, '=') + 1)
            from pg_db_role_setting s
              join pg_database d on d.oid = s.setdatabase
              left join pg_roles r on r.oid = s.setrole
              cross join lateral unnest(s.setconfig) as c(setting)
            where d.datname = $1 and (s.setrole = 0 or r.rolname is not null)
            """,
            session)
        { Parameters = { new() { Value = Names.Current } } })
        {
            await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
            {
                string name = row.GetString(1);
                // Lists of names are kept as SQL writes them; everything else is one value.
                string value = name is "search_path" or "temp_tablespaces" or "local_preload_libraries" or "session_preload_libraries"
                    ? row.GetString(2)
                    : SqlText.Literal(row.GetString(2));
                string setting = string.Join('.', name.Split('.').Select(SqlText.Name));
                statements.Add(row.IsDBNull(0)
                    ? $"alter database {incoming} set {setting} to {value}"
                    : $"alter role {SqlText.Name(row.GetString(0))} in database {incoming} set {setting} to {value}");
            }
        }

        await using (var command = new NpgsqlCommand(
            """
            select case when a.grantee = 0 then null else g.rolname end, a.privilege_type, a.is_grantable
            from pg_database d
              cross join lateral aclexplode(d.datacl) a
              left join pg_roles g on g.oid = a.grantee
            where d.datname = $1 and a.grantee <> d.datdba and (a.grantee = 0 or g.rolname is not null)
            """,
            session)
        { Parameters = { new() { Value = Names.Current } } })
        {
            await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
            bool first = true;
            while (await row.ReadAsync(cancellationToken))
            {
                if (first)
                    statements.Add($"revoke all on database {incoming} from public");
                first = false;
                string grantee = row.IsDBNull(0) ? "public" : SqlText.Name(row.GetString(0));
                string option = row.GetBoolean(2) ? " with grant option" : "";
                statements.Add($"grant {row.GetString(1)} on database {incoming} to {grantee}{option}");
            }
        }

        return statements;
    }

    // Goes on until it is told that the rename is through, and returns the roles whose sessions it may not end.
    private async Task<IReadOnlyCollection<string>> EndSessionsAsync(string[] databases, CancellationToken cancellationToken)
    {
        HashSet<string> stubborn = [];
        HashSet<int> ended = [];
        try
        {
            await using NpgsqlConnection connection = await server.OpenAsync(cancellationToken);
            while (true)
            {
                List<(int Process, string Role)> sessions = [];
                await using (var command = new NpgsqlCommand(
                    "select pid, coalesce(usename::text, '') from pg_stat_activity "
                    // Background workers have no user; what kind of process another role's is, only administrators see.
                    + "where datname = any ($1) and usesysid is not null and pid <> pg_backend_pid()",
                    connection)
                { Parameters = { new() { Value = databases } } })
                {
                    await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
                    while (await row.ReadAsync(cancellationToken))
                        sessions.Add((row.GetInt32(0), row.GetString(1)));
                }

                foreach ((int process, string role) in sessions)
                {
                    try
                    {
                        await using var end = new NpgsqlCommand("select pg_terminate_backend($1)", connection)
                        {
                            Parameters = { new() { Value = process } },
                        };
                        await end.ExecuteScalarAsync(cancellationToken);
                        ended.Add(process);
                    }
                    catch (PostgresException failure) when (failure.SqlState == "42501")
                    {
                        stubborn.Add(role);
                    }
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or NpgsqlException or StagingException)
        {
            // Whether the databases could be renamed is told by the renaming itself.
        }

        if (ended.Count > 0)
            host.Information($"Ended {ended.Count} sessions on {Names.Current}; they find the new data when they connect again.");
        return stubborn;
    }

    // A database of one of our names without our mark is ours only while it is empty: the mark is written after it is made.
    private async Task RequireOursAsync(string name, CancellationToken cancellationToken)
    {
        if (DatabaseMark.Find(await CommentOfAsync(name, cancellationToken)) is not null)
            return;

        await using (DatabaseServer other = DatabaseServer.ForReading(address.WithDatabase(name)))
        {
            await using NpgsqlConnection connection = await other.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("select not exists (select from pg_class where oid >= 16384)", connection);
            if ((bool)(await command.ExecuteScalarAsync(cancellationToken))!)
                return;
        }

        throw new StagingException(
            "DatabaseInTheWay",
            StagingErrorCategory.InvalidState,
            $"{address.Host} has a database {name} that was not made by a sync, and a sync of {Names.Current} needs the name.")
        {
            TargetInput = name,
            RecommendedAction = "Rename or drop it.",
        };
    }

    private Task<uint> IdentityAsync(string name, CancellationToken cancellationToken) =>
        ScalarAsync<uint>("select oid from pg_database where datname = $1", cancellationToken, name);

    private Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) =>
        ScalarAsync<bool>("select exists (select from pg_database where datname = $1)", cancellationToken, name);

    private Task<string?> CommentOfAsync(string name, CancellationToken cancellationToken) =>
        ScalarAsync<string?>(
            "select (select shobj_description(oid, 'pg_database') from pg_database where datname = $1)", cancellationToken, name);

    private Task CommentAsync(string name, string text, CancellationToken cancellationToken) =>
        ExecuteAsync(Comment(name, text), cancellationToken);

    private Task DropAsync(string name, CancellationToken cancellationToken) => DropAsync(session, name, cancellationToken);

    // WITH (FORCE) refuses a plain role as soon as an autovacuum worker is there, which a DROP without it sends away itself.
    private static async Task DropAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            await using (var end = new NpgsqlCommand(
                "select pg_terminate_backend(pid) from pg_stat_activity "
                + "where datname = $1 and pid <> pg_backend_pid() and usesysid is not null and pg_has_role(usesysid, 'USAGE')",
                connection)
            { Parameters = { new() { Value = name } } })
                await end.ExecuteNonQueryAsync(cancellationToken);

            try
            {
                await using var drop = new NpgsqlCommand($"drop database if exists {SqlText.Name(name)}", connection);
                await drop.ExecuteNonQueryAsync(cancellationToken);
                return;
            }
            catch (PostgresException failure) when (failure.SqlState == "55006" && attempt < MostDrops)
            {
                // Somebody came between the two statements, and PostgreSQL has waited five seconds for them to go.
            }
        }
    }

    private async Task<T> ScalarAsync<T>(string sql, CancellationToken cancellationToken, params string[] arguments)
    {
        await using var command = new NpgsqlCommand(sql, session);
        foreach (string argument in arguments)
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        object? value = await command.ExecuteScalarAsync(cancellationToken);
        return value is DBNull or null ? default! : (T)value;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, session);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
