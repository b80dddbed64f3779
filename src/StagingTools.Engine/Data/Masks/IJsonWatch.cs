namespace StagingTools.Engine.Data.Masks;

/// <summary>Looks on while documents are masked path by path.</summary>
internal interface IJsonWatch
{
    /// <summary>A text or number is replaced.</summary>
    /// <param name="original">The original, without quotes and escapes.</param>
    void Replaced(ReadOnlySpan<byte> original);

    /// <summary>A part of the document stays.</summary>
    /// <param name="json">A text, a number, or a container with all that is in it, as it stands.</param>
    void Kept(ReadOnlySpan<byte> json);
}
