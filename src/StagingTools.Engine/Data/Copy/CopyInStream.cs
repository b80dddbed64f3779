using Npgsql;

namespace StagingTools.Engine.Data.Copy;

/// <summary>The bytes of a COPY FROM STDIN of either format. Closed before it is completed it takes everything back.</summary>
internal sealed class CopyInStream : IAsyncDisposable
{
    private readonly IAsyncDisposable owner;
    private readonly Stream stream;
    private readonly Func<Task> cancel;
    private bool ended;

    private CopyInStream(Stream stream, IAsyncDisposable owner, Func<Task> cancel)
    {
        this.stream = stream;
        this.owner = owner;
        this.cancel = cancel;
    }

    /// <summary>Starts the statement.</summary>
    public static async Task<CopyInStream> OpenAsync(
        NpgsqlConnection connection, string sql, CopyFormat format, CancellationToken cancellationToken)
    {
        if (format == CopyFormat.Binary)
        {
            NpgsqlRawCopyStream raw = await connection.BeginRawBinaryCopyAsync(sql, cancellationToken);
            return new CopyInStream(raw, raw, raw.CancelAsync);
        }

        NpgsqlCopyTextWriter text = await connection.BeginTextImportAsync(sql, cancellationToken) as NpgsqlCopyTextWriter
            ?? throw new InvalidOperationException("Npgsql's writer of text COPY has another type.");
        return new CopyInStream(text.BaseStream, text, text.CancelAsync);
    }

    /// <summary>Sends bytes.</summary>
    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        stream.WriteAsync(bytes, cancellationToken).AsTask();

    /// <summary>Ends the statement; its rows are there when this returns.</summary>
    public async Task CompleteAsync()
    {
        ended = true;
        await owner.DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (ended)
            return;

        ended = true;
        await CopyEnding.QuietlyAsync(cancel);
        await CopyEnding.QuietlyAsync(() => owner.DisposeAsync().AsTask());
    }
}
