using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Copy;

/// <summary>Finds rows and their fields in a stream of COPY, whatever the boundaries of the pieces that it comes in.</summary>
internal interface IRowFrame
{
    /// <summary>The fields of the row that was found last, as places in the piece.</summary>
    ReadOnlySpan<FieldSlice> Fields { get; }

    /// <summary>Finds the next row.</summary>
    /// <param name="piece">Bytes of the stream.</param>
    /// <param name="at">Where to look; behind the row when one was found, and behind header and trailer when those were.</param>
    /// <returns><see langword="false"/> when no whole row is left in the piece.</returns>
    /// <exception cref="StagingException"><c>CopyStreamBroken</c>.</exception>
    bool Next(ReadOnlySpan<byte> piece, ref int at);

    /// <summary>Checks that the stream ended where it should.</summary>
    /// <param name="leftOver">Bytes that were not used.</param>
    /// <exception cref="StagingException"><c>CopyStreamBroken</c>.</exception>
    void Finish(int leftOver);
}
