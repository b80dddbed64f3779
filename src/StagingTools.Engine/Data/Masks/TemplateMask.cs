using System.Text;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>A rule's own text with values of kept columns and hashes in its holes; an empty original stays empty.</summary>
internal sealed class TemplateMask : ValueMask
{
    /// <summary>Hexadecimal digits that <c>{hash}</c> writes.</summary>
    public const int HashDigits = 16;

    private readonly Piece[] pieces;

    /// <summary>Makes the mask.</summary>
    /// <param name="pieces">Literals, fields and hashes in order.</param>
    public TemplateMask(IEnumerable<Piece> pieces) => this.pieces = [.. pieces];

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        if (value.IsEmpty)
            return;

        foreach (Piece piece in pieces)
        {
            if (piece.Hash is { } hash)
                HashMask.WriteDigits(hash, value, HashDigits, output);
            else if (piece.Literal is { } literal)
                output.Write(literal);
            else
                FieldText.Write(row[piece.Field], piece.Form, output);
        }
    }

    /// <summary>A piece of the template: a literal, a hash, or a field.</summary>
    public readonly record struct Piece
    {
        /// <summary>Text that stands as it is.</summary>
        public byte[]? Literal { get; private init; }

        /// <summary>The hash whose digits stand here.</summary>
        public KeyedHash? Hash { get; private init; }

        /// <summary>The field whose text stands here, by its place among the copied columns.</summary>
        public int Field { get; private init; }

        /// <summary>The form that the field's bytes have.</summary>
        public FieldForm Form { get; private init; }

        /// <summary>A literal.</summary>
        public static Piece OfLiteral(string text) => new() { Literal = Encoding.UTF8.GetBytes(text) };

        /// <summary>A hash of the original.</summary>
        public static Piece OfHash(KeyedHash hash) => new() { Hash = hash };

        /// <summary>A field's text.</summary>
        public static Piece OfField(int field, FieldForm form) => new() { Field = field, Form = form };
    }
}
