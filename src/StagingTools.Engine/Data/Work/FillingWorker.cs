using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Gates;

namespace StagingTools.Engine.Data.Work;

/// <summary>The sessions of one worker: a pair that copies, and one that works inside the incoming database.</summary>
/// <param name="copier">Copies.</param>
/// <param name="filling">The incoming database.</param>
internal sealed class FillingWorker(TableCopier copier, DatabaseServer filling) : IAsyncDisposable
{
    private NpgsqlConnection? session;
    private NpgsqlConnection? readingSession;
    private bool abandoned;

    /// <summary>Copies rows.</summary>
    public TableCopier Copier => copier;

    /// <summary>A session inside the incoming database. Copying is over when it is asked for first, so production loses a session.</summary>
    public async Task<NpgsqlConnection> SessionAsync(CancellationToken cancellationToken)
    {
        if (session is not null)
            return session;

        await copier.DisposeAsync();
        return session = await filling.OpenAsync(cancellationToken);
    }

    /// <summary>Reads from the incoming database on a thread of its own.</summary>
    /// <param name="read">Reads, on a session that blocks.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<TableReading> ReadAsync(
        Func<NpgsqlConnection, CancellationToken, TableReading> read, CancellationToken cancellationToken) =>
        BlockingWork.RunAsync(
            stop =>
            {
                readingSession ??= filling.OpenBlocking(stop);
                return read(readingSession, stop);
            },
            () => abandoned = true,
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await copier.DisposeAsync();
        if (session is not null)
            await session.DisposeAsync();
        if (readingSession is not null && !abandoned)
            await readingSession.DisposeAsync();
    }
}
