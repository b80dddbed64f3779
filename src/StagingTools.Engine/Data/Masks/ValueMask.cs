using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// Rewrites one column's values. Sees a value as COPY carries it, without framing and without escapes, and writes the new
/// one in the same form. NULL is never handed over: it stays NULL.
/// </summary>
internal abstract class ValueMask : IDisposable
{
    /// <summary>Writes what a value becomes.</summary>
    /// <param name="value">The original's bytes.</param>
    /// <param name="row">The whole row, for templates.</param>
    /// <param name="output">Where the new value goes; what is there already stays.</param>
    public abstract void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives buffers back, which may hold originals.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
