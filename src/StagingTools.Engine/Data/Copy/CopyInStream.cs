using Npgsql;

namespace StagingTools.Engine.Data.Copy;

/// <summary>
/// The bytes of a COPY FROM STDIN of either format, written by one thread. Closed before it is completed it takes everything back.
/// </summary>
internal sealed class CopyInStream : IDisposable
{
    private readonly IDisposable owner;
    private readonly Stream stream;
    private readonly Action cancel;
    private bool ended;

    private CopyInStream(Stream stream, IDisposable owner, Action cancel)
    {
        this.stream = stream;
        this.owner = owner;
        this.cancel = cancel;
    }

    /// <summary>Starts the statement.</summary>
    public static CopyInStream Open(NpgsqlConnection connection, string sql, CopyFormat format)
    {
        if (format == CopyFormat.Binary)
        {
            NpgsqlRawCopyStream raw = connection.BeginRawBinaryCopy(sql);
            return new CopyInStream(raw, raw, raw.Cancel);
        }

        NpgsqlCopyTextWriter text = connection.BeginTextImport(sql) as NpgsqlCopyTextWriter
            ?? throw new InvalidOperationException("Npgsql's writer of text COPY has another type.");
        return new CopyInStream(text.BaseStream, text, text.Cancel);
    }

    /// <summary>Sends bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

    /// <summary>Ends the statement; its rows are there when this returns.</summary>
    public void Complete()
    {
        ended = true;
        owner.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (ended)
            return;

        ended = true;
        CopyEnding.Quietly(cancel);
        CopyEnding.Quietly(owner.Dispose);
    }
}
