using Npgsql;
using StagingTools.Engine.Data.Connections;

namespace StagingTools.Engine.Data.Copy;

/// <summary>
/// A transaction on production that only holds a snapshot, for others to read the same state. It holds no lock, so
/// production's own DDL goes on beneath it.
/// </summary>
internal sealed class SourceSnapshot : IAsyncDisposable
{
    private SourceSnapshot(NpgsqlConnection connection, string id)
    {
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
            return new SourceSnapshot(connection, (string)(await command.ExecuteScalarAsync(cancellationToken))!);
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

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private static string BeginStatement(string? snapshot) =>
        "begin transaction isolation level repeatable read, read only"
        + (snapshot is null ? "" : $"; set transaction snapshot {SqlText.Literal(snapshot)}");

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, Connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
