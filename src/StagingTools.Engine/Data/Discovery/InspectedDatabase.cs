using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Swap;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>A database that is looked at, in one transaction that can only read.</summary>
internal sealed class InspectedDatabase : IAsyncDisposable
{
    private readonly DatabaseServer server;

    private InspectedDatabase(DatabaseServer server, NpgsqlConnection connection, DatabaseCatalog catalog)
    {
        this.server = server;
        Connection = connection;
        Catalog = catalog;
    }

    /// <summary>The session, in the transaction.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>What the transaction sees.</summary>
    public DatabaseCatalog Catalog { get; }

    /// <summary>Opens it.</summary>
    /// <param name="source">Where it is.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<InspectedDatabase> OpenAsync(DatabaseReference source, CancellationToken cancellationToken)
    {
        DatabaseServer server = DatabaseServer.ForReading(source.Address);
        NpgsqlConnection? connection = null;
        try
        {
            connection = await server.OpenAsync(cancellationToken);
            TargetRefusals.RequireVersion(connection, source);
            await SourceSnapshot.BeginAsync(connection, cancellationToken);
            return new InspectedDatabase(server, connection, await new CatalogReader(connection).ReadAsync(cancellationToken));
        }
        catch
        {
            if (connection is not null)
                await connection.DisposeAsync();
            await server.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await server.DisposeAsync();
    }
}
