using Npgsql;

namespace StagingTools.Engine.Data.Copy;

/// <summary>The bytes of a COPY TO STDOUT of either format. Closed before its end it cancels the statement.</summary>
internal sealed class CopyOutStream : IAsyncDisposable
{
    private const int ArrivalSize = 128 * 1024;
    private const int MessageRoom = 32 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Func<Task> cancel;
    private readonly IAsyncDisposable owner;
    private readonly Stream stream;

    // Of this stream's own and not from a pool: a read that was given up may still write into it.
    private readonly byte[] arrival = new byte[ArrivalSize];
    private Task<int>? waiting;
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

    /// <summary>Reads until a buffer holds as many bytes as are wanted, or the stream ends.</summary>
    /// <param name="buffer">Takes the bytes behind those that it holds.</param>
    /// <param name="wanted">How many it shall hold.</param>
    /// <param name="cancellationToken">Ends the wait; the stream cannot be read any further then.</param>
    /// <returns>Whether there is more.</returns>
    public async ValueTask<bool> FillAsync(ByteWriter buffer, int wanted, CancellationToken cancellationToken)
    {
        int arrived = 0;
        while (!ended && buffer.Length + arrived < wanted)
        {
            // Every row is a message of its own, and nearly all of them are there already: only what has to be waited for is
            // watched for a cancellation.
            ValueTask<int> reading = stream.ReadAsync(arrival.AsMemory(arrived), CancellationToken.None);
            int read = reading.IsCompletedSuccessfully ? reading.Result : await WaitAsync(reading.AsTask(), cancellationToken);
            arrived += read;
            ended = read == 0;
            if (arrival.Length - arrived < MessageRoom)
            {
                buffer.Write(arrival.AsSpan(0, arrived));
                arrived = 0;
            }
        }

        buffer.Write(arrival.AsSpan(0, arrived));
        return !ended;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Without this the rest of the table would be read to be thrown away.
        if (!ended)
            await CopyEnding.QuietlyAsync(() => cancel().WaitAsync(Patience));
        if (waiting is { } read)
        {
            await Task.WhenAny(read, Task.Delay(Patience));
            // The server does not answer any more: what hangs here goes with the session.
            if (!read.IsCompleted)
                return;
        }

        await CopyEnding.QuietlyAsync(() => owner.DisposeAsync().AsTask());
    }

    private async Task<int> WaitAsync(Task<int> reading, CancellationToken cancellationToken)
    {
        waiting = reading;
        int read = await reading.WaitAsync(cancellationToken);
        waiting = null;
        return read;
    }
}
