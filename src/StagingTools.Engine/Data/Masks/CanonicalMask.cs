using System.Text;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>Hands another mask one form of all values that the column takes for equal, so that they have one pseudonym.</summary>
/// <param name="mask">The mask.</param>
/// <param name="folding">Which letters are equal.</param>
/// <param name="padded">Whether blanks at the end mean nothing.</param>
internal sealed class CanonicalMask(ValueMask mask, CaseFolding folding, bool padded) : ValueMask
{
    private readonly ByteWriter folded = new(256);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        if (padded)
            value = value.TrimEnd((byte)' ');
        if (folding == CaseFolding.None)
        {
            mask.Write(value, row, output);
            return;
        }

        folded.Clear();
        while (!value.IsEmpty)
        {
            Rune.DecodeFromUtf8(value, out Rune rune, out int used);
            Rune small = folding == CaseFolding.Unicode || rune.IsAscii ? Rune.ToLowerInvariant(rune) : rune;
            folded.Advance(small.EncodeToUtf8(folded.Room(4)));
            value = value[used..];
        }

        mask.Write(folded.WrittenSpan, row, output);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        mask.Dispose();
        folded.Dispose();
        base.Dispose(disposing);
    }
}
