using System.Diagnostics;
using Npgsql;

namespace StagingTools.Engine.Data.Copy;

/// <summary>The bytes of a COPY TO STDOUT of either format, read by one thread. Closed before its end it cancels the statement.</summary>
internal sealed class CopyOutStream : IDisposable
{
    // Every row is a message of its own, and a read returns no more than one message.
    private const int MessageRoom = 32 * 1024;

    private static readonly TimeSpan ShortestNap = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestNap = TimeSpan.FromMilliseconds(20);

    private readonly Action cancel;
    private readonly IDisposable owner;
    private readonly Stream stream;
    private TimeSpan lastFill;
    private bool ended;

    private CopyOutStream(Stream stream, IDisposable owner, Action cancel)
    {
        this.stream = stream;
        this.owner = owner;
        this.cancel = cancel;
    }

    /// <summary>Starts the statement.</summary>
    public static CopyOutStream Open(NpgsqlConnection connection, string sql, CopyFormat format)
    {
        if (format == CopyFormat.Binary)
        {
            NpgsqlRawCopyStream raw = connection.BeginRawBinaryCopy(sql);
            return new CopyOutStream(raw, raw, raw.Cancel);
        }

        NpgsqlCopyTextReader text = connection.BeginTextExport(sql) as NpgsqlCopyTextReader
            ?? throw new InvalidOperationException("Npgsql's reader of text COPY has another type.");
        return new CopyOutStream(text.BaseStream, text, text.Cancel);
    }

    /// <summary>Reads until a buffer holds as many bytes as are wanted, or the stream ends.</summary>
    /// <param name="buffer">Takes the bytes behind those that it holds.</param>
    /// <param name="wanted">How many it shall hold.</param>
    /// <returns>Whether there is more.</returns>
    public bool Fill(ByteWriter buffer, int wanted)
    {
        NapWhileDataGathers();
        long startedAt = Stopwatch.GetTimestamp();
        while (!ended && buffer.Length < wanted)
        {
            int read = stream.Read(buffer.Room(MessageRoom));
            buffer.Advance(read);
            ended = read == 0;
        }

        lastFill = Stopwatch.GetElapsedTime(startedAt);
        return !ended;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Without this the rest of the table would be read to be thrown away.
        if (!ended)
            CopyEnding.Quietly(cancel);
        CopyEnding.Quietly(owner.Dispose);
    }

    // A server sends eight kilobytes at a time, and to be woken for each of them costs more than to read them. Who waited for
    // the last piece sleeps through most of the time that the next one takes; the kernel holds what comes meanwhile.
    private void NapWhileDataGathers()
    {
        TimeSpan nap = lastFill * 0.75;
        if (nap >= ShortestNap)
            Thread.Sleep(nap < LongestNap ? nap : LongestNap);
    }
}
