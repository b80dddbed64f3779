using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Copy;

/// <summary>Rewrites the masked fields of a stream of COPY, piece by piece, whatever the pieces' boundaries.</summary>
internal interface IRowRewriter : IDisposable
{
    /// <summary>Whole rows seen.</summary>
    long Rows { get; }

    /// <summary>Values that a mask replaced.</summary>
    long MaskedValues { get; }

    /// <summary>Rewrites the whole rows at the beginning of a piece.</summary>
    /// <param name="input">Bytes of the stream, from where the last call stopped.</param>
    /// <param name="output">Takes what goes to the other side.</param>
    /// <returns>Bytes that were used; the rest has to come again with more behind it.</returns>
    int Rewrite(ReadOnlySpan<byte> input, ByteWriter output);

    /// <summary>Checks that the stream ended where it should.</summary>
    /// <param name="leftOver">Bytes that were not used.</param>
    /// <exception cref="StagingException"><c>CopyStreamBroken</c>.</exception>
    void Finish(int leftOver);
}
