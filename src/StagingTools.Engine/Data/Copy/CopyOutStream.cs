using Npgsql;

namespace StagingTools.Engine.Data.Copy;

/// <summary>The bytes of a COPY TO STDOUT of either format. Closed before its end it cancels the statement.</summary>
internal sealed class CopyOutStream : IAsyncDisposable
{
    private readonly Func<Task> cancel;
    private readonly IAsyncDisposable owner;
    private readonly Stream stream;
    private bool ended;

    private CopyOutStream(Stream stream, IAsyncDisposable owner, Func<Task> cancel)
    {
        this.stream = stream;
        this.owner = owner;
        this.cancel = cancel;
    }

    /// <summary>Starts the statement.</summary>
    public static async Task<CopyOutStream> OpenAsync(
        NpgsqlConnection connection, string sql, CopyFormat format, CancellationToken cancellationToken)
    {
        if (format == CopyFormat.Binary)
        {
            NpgsqlRawCopyStream raw = await connection.BeginRawBinaryCopyAsync(sql, cancellationToken);
            return new CopyOutStream(raw, raw, raw.CancelAsync);
        }

        NpgsqlCopyTextReader text = await connection.BeginTextExportAsync(sql, cancellationToken) as NpgsqlCopyTextReader
            ?? throw new InvalidOperationException("Npgsql's reader of text COPY has another type.");
        return new CopyOutStream(text.BaseStream, text, text.CancelAsync);
    }

    /// <summary>Reads some bytes; 0 at the end.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int read = await stream.ReadAsync(buffer, cancellationToken);
        ended |= read == 0;
        return read;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Without this the rest of the table would be read to be thrown away.
        if (!ended)
            await CopyEnding.QuietlyAsync(cancel);
        await CopyEnding.QuietlyAsync(() => owner.DisposeAsync().AsTask());
    }
}
