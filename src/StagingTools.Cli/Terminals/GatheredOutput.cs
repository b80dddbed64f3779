namespace StagingTools.Cli.Terminals;

/// <summary>
/// Gathers the results that are ready and writes them together: a line of its own each would cost a million lines a million calls of the
/// system. Nothing ready is held back while the next one is waited for.
/// </summary>
internal sealed class GatheredOutput : IDisposable
{
    private readonly StreamWriter? writer;

    /// <summary>Begins to gather.</summary>
    /// <param name="output">The results' way out.</param>
    public GatheredOutput(TextWriter output)
    {
        writer = output as StreamWriter;
        if (writer is not null)
            writer.AutoFlush = false;
    }

    /// <summary>Writes what is ready; for when the next result is waited for.</summary>
    /// <exception cref="OutputClosedException">Nobody reads any more.</exception>
    public void Flush() => writer?.Flush();

    /// <summary>Writes the rest, and each line at once from now on.</summary>
    public void Dispose()
    {
        if (writer is not null)
            writer.AutoFlush = true;
    }
}
