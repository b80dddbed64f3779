using System.Text;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Data;

public sealed class TextRowRewriterTests
{
    private static readonly byte[] Stream = CopyBytes.Text(
        "a\\tb\tada@lovelace.org\tkept\\nhere",
        "2\t\\N\t\\N",
        "c\\\\d\t\t{1,2}");

    [Fact]
    public void Masked_fields_are_replaced_and_the_rest_stays_wherever_the_stream_is_cut()
    {
        byte[] expected = CopyBytes.Text(
            "a\\tb\t<a\\tb>\tkept\\nhere",
            "2\t\\N\t\\N",
            "c\\\\d\t\t{1,2}");
        for (int pieceSize = 1; pieceSize <= Stream.Length; pieceSize++)
        {
            using TextRowRewriter rewriter = Rewriter();

            Assert.Equal(Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(CopyBytes.Rewrite(rewriter, Stream, pieceSize)));
            Assert.Equal(3, rewriter.Rows);
        }
    }

    [Fact]
    public void A_cleared_field_becomes_null()
    {
        using TextRowRewriter rewriter = new(2, [new MaskedField(0, null), new MaskedField(1, null)], []);

        Assert.Equal(
            CopyBytes.Text("\\N\t\\N", "\\N\t\\N"),
            CopyBytes.Rewrite(rewriter, CopyBytes.Text("one\ttwo", "\\N\t"), 3));
    }

    [Fact]
    public void A_masks_own_control_characters_are_escaped()
    {
        var mask = new ConstantMask("tab\t line\n back\\ return\r"u8.ToArray(), keepsEmpty: false);
        using TextRowRewriter rewriter = new(1, [new MaskedField(0, mask)], []);

        Assert.Equal(CopyBytes.Text("tab\\t line\\n back\\\\ return\\r"), CopyBytes.Rewrite(rewriter, CopyBytes.Text("x"), 64));
    }

    [Fact]
    public void A_text_that_reads_as_the_null_marker_is_no_null()
    {
        using TextRowRewriter rewriter = new(1, [new MaskedField(0, new ConstantMask("masked"u8.ToArray(), keepsEmpty: false))], []);

        Assert.Equal(CopyBytes.Text("masked", "\\N"), CopyBytes.Rewrite(rewriter, CopyBytes.Text("\\\\N", "\\N"), 64));
    }

    [Fact]
    public void A_table_without_columns_has_empty_lines()
    {
        using TextRowRewriter rewriter = new(0, [], []);

        Assert.Equal(CopyBytes.Text("", ""), CopyBytes.Rewrite(rewriter, CopyBytes.Text("", ""), 1));
        Assert.Equal(2, rewriter.Rows);
    }

    [Fact]
    public void Escapes_undo_each_other_for_every_byte()
    {
        byte[] all = [.. Enumerable.Range(1, 255).Select(value => (byte)value)];
        using var escaped = new ByteWriter(16);
        using var plain = new ByteWriter(16);

        TextRowRewriter.Escape(all, escaped);
        TextRowRewriter.Unescape(escaped.Written.Span, plain);

        Assert.Equal(all, plain.Written.ToArray());
        Assert.DoesNotContain((byte)'\n', escaped.Written.ToArray());
        Assert.DoesNotContain((byte)'\t', escaped.Written.ToArray());
    }

    [Fact]
    public void A_line_that_does_not_end_is_refused()
    {
        using TextRowRewriter rewriter = Rewriter();

        Assert.Equal(
            "CopyStreamBroken",
            Assert.Throws<StagingException>(() => CopyBytes.Rewrite(rewriter, Stream[..^1], 64)).ErrorId);
    }

    [Theory]
    [InlineData("one\ttwo")]
    [InlineData("one\ttwo\tthree\tfour")]
    public void Another_number_of_fields_is_refused(string line)
    {
        using TextRowRewriter rewriter = Rewriter();

        Assert.Throws<StagingException>(() => CopyBytes.Rewrite(rewriter, CopyBytes.Text(line), 64));
    }

    private static TextRowRewriter Rewriter() => new(
        3,
        [
            new MaskedField(1, new TemplateMask(
            [
                TemplateMask.Piece.OfLiteral("<"),
                TemplateMask.Piece.OfField(0, FieldForm.Text),
                TemplateMask.Piece.OfLiteral(">"),
            ])),
        ],
        [0]);
}
