using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Copy;

/// <summary>
/// A transaction on production that only holds a snapshot, for others to read the same state. It holds no lock, so
/// production's own DDL goes on beneath it.
/// </summary>
internal sealed class SourceSnapshot : IAsyncDisposable
{
    private readonly DatabaseServer source;
    private readonly SchemaState schema;

    private SourceSnapshot(DatabaseServer source, NpgsqlConnection connection, string id, SchemaState schema)
    {
        this.source = source;
        this.schema = schema;
        Connection = connection;
        Id = id;
    }

    /// <summary>The session, in the transaction.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>The snapshot's name, for <c>SET TRANSACTION SNAPSHOT</c>.</summary>
    public string Id { get; }

    /// <summary>Takes a snapshot.</summary>
    public static async Task<SourceSnapshot> TakeAsync(DatabaseServer source, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await source.OpenAsync(cancellationToken);
        try
        {
            await BeginAsync(connection, cancellationToken);
            await using var command = new NpgsqlCommand("select pg_export_snapshot()", connection);
            string id = (string)(await command.ExecuteScalarAsync(cancellationToken))!;
            return new SourceSnapshot(source, connection, id, await SchemaState.ReadAsync(connection, cancellationToken));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins a transaction that reads one state and writes nothing.</summary>
    /// <param name="connection">A session on production.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <param name="snapshot">The state to read; <see langword="null"/> for the present one.</param>
    public static async Task BeginAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken, string? snapshot = null)
    {
        await using var command = new NpgsqlCommand(BeginStatement(snapshot), connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The same on a session that blocks.</summary>
    public static void Begin(NpgsqlConnection connection, string snapshot)
    {
        using var command = new NpgsqlCommand(BeginStatement(snapshot), connection);
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Reads within the snapshot and lets every lock go that it took: definitions of views lock the tables beneath them, and a
    /// lock that lasts as long as the snapshot would stop production's DDL for the whole copy.
    /// </summary>
    /// <param name="read">Reads in the session.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<T> LookAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        await ExecuteAsync("savepoint before_looking", cancellationToken);
        T found = await read(Connection);
        await ExecuteAsync("rollback to savepoint before_looking", cancellationToken);
        return found;
    }

    /// <summary>
    /// Does what reads the schema. PostgreSQL shows definitions as they are now, not as they were in the snapshot, and so does pg_dump:
    /// what came of it is only good when nothing was changed meanwhile.
    /// </summary>
    /// <param name="read">Reads the schema.</param>
    /// <param name="stays">Whether what was read must be the snapshot's to the letter, or is only to be explained when it fails.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>SourceChanged</c>, and what <paramref name="read"/> throws.</exception>
    public async Task<T> ReadSchemaAsync<T>(Func<Task<T>> read, bool stays, CancellationToken cancellationToken)
    {
        try
        {
            T found = await read();
            if (stays)
                await RequireSameSchemaAsync(cancellationToken);
            return found;
        }
        catch (Exception failure) when (IsOfTheSchema(failure))
        {
            await RequireSameSchemaAsync(cancellationToken);
            throw;
        }
    }

    /// <summary>Does what leaves this session alone, for as long as production answers on it.</summary>
    /// <exception cref="StagingException"><c>DatabaseConnectionLost</c>, and what the work throws.</exception>
    public Task<T> WhileItAnswersAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Pulse.WhileItBeatsAsync(Connection, source.Address, work, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    // A lock that is not had in time, and a connection that breaks, say what they are. A definition that is gone is read as NULL, which
    // may end in any exception.
    private static bool IsOfTheSchema(Exception failure) => failure switch
    {
        PostgresException { SqlState: "55P03" } => false,
        PostgresException => true,
        StagingException { ErrorId: "SourceChanged" } => false,
        StagingException known => known.Category is not (StagingErrorCategory.ResourceBusy or StagingErrorCategory.ConnectionError),
        _ => failure is not (NpgsqlException or OperationCanceledException),
    };

    private async Task RequireSameSchemaAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection session = await source.OpenAsync(cancellationToken);
        if (schema.Difference(await SchemaState.ReadAsync(session, cancellationToken)) is { } changed)
            throw new StagingException(
                "SourceChanged",
                StagingErrorCategory.InvalidState,
                $"Production's schema was changed while the sync read it ({changed}), so the snapshot and the definitions do not belong together.")
            {
                TargetInput = source.Address.ToString(),
                RecommendedAction = "Run the sync again when the migration has ended.",
            };
    }

    private static string BeginStatement(string? snapshot) =>
        "begin transaction isolation level repeatable read, read only"
        + (snapshot is null ? "" : $"; set transaction snapshot {SqlText.Literal(snapshot)}");

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, Connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
