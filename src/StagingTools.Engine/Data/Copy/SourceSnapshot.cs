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
        string import = snapshot is null ? "" : $"; set transaction snapshot {SqlText.Literal(snapshot)}";
        await using var command = new NpgsqlCommand(
            "begin transaction isolation level repeatable read, read only" + import, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
