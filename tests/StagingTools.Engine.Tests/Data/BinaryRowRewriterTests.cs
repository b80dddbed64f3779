using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Data;

public sealed class BinaryRowRewriterTests
{
    private static readonly object?[][] Rows =
    [
        [1L, "ada@lovelace.org", "kept", null],
        [22L, null, "", "note"],
        [333L, "", new string('x', 300), "a longer note than its replacement"],
    ];

    private static readonly byte[] Masked = CopyBytes.Binary(
        [1L, "user1@example.com", "kept", null],
        [22L, null, "", "-"],
        [333L, "", new string('x', 300), "-"]);

    [Fact]
    public void Masked_fields_are_replaced_and_the_rest_stays_wherever_the_stream_is_cut()
    {
        byte[] stream = CopyBytes.Binary(Rows);
        for (int pieceSize = 1; pieceSize <= stream.Length; pieceSize++)
        {
            using BinaryRowRewriter rewriter = Rewriter();

            Assert.Equal(Masked, CopyBytes.Rewrite(rewriter, stream, pieceSize));
            Assert.Equal(3, rewriter.Rows);
            // The empty address counts as replaced: the mask saw it and let it be.
            Assert.Equal(4, rewriter.MaskedValues);
        }
    }

    [Fact]
    public void Without_masks_the_stream_passes_byte_for_byte()
    {
        byte[] stream = CopyBytes.Binary(Rows);
        using BinaryRowRewriter rewriter = new(4, []);

        Assert.Equal(stream, CopyBytes.Rewrite(rewriter, stream, 7));
        Assert.Equal(3, rewriter.Rows);
    }

    [Fact]
    public void A_cleared_field_becomes_null()
    {
        using BinaryRowRewriter rewriter = new(2, [new MaskedField(1, null)]);

        Assert.Equal(
            CopyBytes.Binary([1L, null], [2L, null]),
            CopyBytes.Rewrite(rewriter, CopyBytes.Binary([1L, "https://media"], [2L, null]), 5));
        Assert.Equal(1, rewriter.MaskedValues);
    }

    [Fact]
    public void A_table_without_rows_is_a_header_and_a_trailer()
    {
        using BinaryRowRewriter rewriter = Rewriter();

        Assert.Equal(CopyBytes.Binary(), CopyBytes.Rewrite(rewriter, CopyBytes.Binary(), 4));
        Assert.Equal(0, rewriter.Rows);
    }

    [Fact]
    public void A_header_extension_passes()
    {
        byte[] stream = CopyBytes.Binary([1L]);
        byte[] extended = [.. stream[..15], .. CopyBytes.Number(3), 7, 8, 9, .. stream[19..]];
        using BinaryRowRewriter rewriter = new(1, []);

        Assert.Equal(extended, CopyBytes.Rewrite(rewriter, extended, 1));
    }

    [Fact]
    public void Rows_that_differ_from_each_other_at_random_come_out_as_each_alone_would()
    {
        var random = new Random(20250118);
        object?[][] rows =
        [
            .. Enumerable.Range(0, 200).Select(number => new object?[]
            {
                (long)number,
                random.Next(4) == 0 ? null : new string('a', random.Next(40)),
                random.Next(4) == 0 ? null : new string('b', random.Next(400)),
                random.Next(4) == 0 ? null : new string('c', 1 + random.Next(4)),
            }),
        ];
        object?[][] expected =
        [
            .. rows.Select(row => new[]
            {
                row[0],
                row[1] is string { Length: > 0 } ? $"user{row[0]}@example.com" : row[1],
                row[2],
                row[3] is null ? null : "-",
            }),
        ];
        for (int round = 0; round < 50; round++)
        {
            using BinaryRowRewriter rewriter = Rewriter();

            Assert.Equal(CopyBytes.Binary(expected), CopyBytes.Rewrite(rewriter, CopyBytes.Binary(rows), 1 + random.Next(2000)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(10)]
    public void A_stream_that_ends_early_is_refused(int missing)
    {
        byte[] stream = CopyBytes.Binary(Rows);
        using BinaryRowRewriter rewriter = Rewriter();

        if (missing == 0)
            CopyBytes.Rewrite(rewriter, stream, 64);
        else
            Assert.Equal(
                "CopyStreamBroken",
                Assert.Throws<StagingException>(() => CopyBytes.Rewrite(rewriter, stream[..^missing], 64)).ErrorId);
    }

    [Fact]
    public void Another_number_of_fields_is_refused()
    {
        using BinaryRowRewriter rewriter = Rewriter();

        Assert.Throws<StagingException>(() => CopyBytes.Rewrite(rewriter, CopyBytes.Binary([1L, "two"]), 64));
    }

    [Fact]
    public void A_text_stream_is_refused()
    {
        using BinaryRowRewriter rewriter = Rewriter();

        Assert.Throws<StagingException>(
            () => CopyBytes.Rewrite(rewriter, CopyBytes.Text("1\tada@lovelace.org\tkept\t\\N"), 64));
    }

    [Fact]
    public void No_row_allocates()
    {
        byte[] stream = CopyBytes.Binary([.. Enumerable.Range(0, 10_000).Select(number => new object?[] { (long)number, "a@b.c", "kept", "note" })]);
        var hash = new KeyedHash("a key of this test"u8, "email");

        List<BinaryRowRewriter> rewriters = [];
        List<ByteWriter> outputs = [];
        long allocated = Allocations.Of(() =>
        {
            BinaryRowRewriter rewriter = new(4, [new MaskedField(1, new HashMask(hash, 20, "user-", "@example.com"))]);
            var output = new ByteWriter(4 * stream.Length);
            rewriters.Add(rewriter);
            outputs.Add(output);
            int half = rewriter.Rewrite(stream.AsSpan(0, stream.Length / 2), output);
            return () => rewriter.Rewrite(stream.AsSpan(half), output);
        });

        Assert.All(rewriters, rewriter => Assert.Equal(10_000, rewriter.Rows));
        rewriters.ForEach(rewriter => rewriter.Dispose());
        outputs.ForEach(output => output.Dispose());
        Assert.Equal(0, allocated);
    }

    private static BinaryRowRewriter Rewriter() => new(4,
    [
        new MaskedField(3, new ConstantMask("-"u8.ToArray(), keepsEmpty: true)),
        new MaskedField(1, new TemplateMask(
        [
            TemplateMask.Piece.OfLiteral("user"),
            TemplateMask.Piece.OfField(0, FieldForm.Int64),
            TemplateMask.Piece.OfLiteral("@example.com"),
        ])),
    ]);
}
