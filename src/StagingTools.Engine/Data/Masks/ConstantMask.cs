using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>The same bytes for every value.</summary>
/// <param name="constant">The bytes.</param>
/// <param name="keepsEmpty">Whether an empty original stays empty.</param>
internal sealed class ConstantMask(byte[] constant, bool keepsEmpty) : ValueMask
{
    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        if (keepsEmpty && value.IsEmpty)
            return;
        output.Write(constant);
    }
}
